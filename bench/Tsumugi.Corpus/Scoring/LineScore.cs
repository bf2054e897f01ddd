using System.Globalization;
using System.Text.Json;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Counts what came out of the steps that have no truth to be held against.</summary>
public static class LineScore
{
    /// <summary>Counts the texts that `judge` keeps.</summary>
    public static string Kept(string output)
    {
        long lines = 0;
        long kept = 0;
        foreach (string line in File.ReadLines(output))
        {
            lines++;
            kept += JsonElement.Parse(line).GetProperty("keep").GetBoolean() ? 1 : 0;
        }

        return $"keeps {PageScore.Share(kept, lines)}";
    }

    /// <summary>Counts the spans that `redact` replaces.</summary>
    public static string Spans(string output)
    {
        long lines = 0;
        long spans = 0;
        foreach (string line in File.ReadLines(output))
        {
            lines++;
            spans += JsonElement.Parse(line).GetProperty("spans").GetArrayLength();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{spans} spans in {lines} texts");
    }

    /// <summary>Counts the numbers that `measure` gives.</summary>
    public static string Numbers(string output)
    {
        long lines = 0;
        int measures = 0;
        foreach (string line in File.ReadLines(output))
        {
            if (lines++ == 0)
            {
                measures = JsonElement.Parse(line).GetProperty("measures").EnumerateObject().Count();
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{measures} measures of each of {lines} texts");
    }
}
