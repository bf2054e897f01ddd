using System.Globalization;
using System.Text.Json;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Compares the output of `decode`, `extract` and `identify` with the truth.</summary>
public static class PageScore
{
    // Below this, a text says little about its language (a menu word, a number).
    private const int LettersForLanguage = 50;

    /// <summary>Counts encodings found right among pages with a letter beyond ASCII, and pages that have text.</summary>
    public static string Encodings(TruthTable truth, string output)
    {
        int right = 0;
        int judged = 0;
        int texts = 0;
        int lines = 0;
        foreach ((JsonElement line, TruthRow row) in Lines(truth, output))
        {
            lines++;
            texts += line.GetProperty("text").GetString()!.Length > 0 ? 1 : 0;
            if (!row.Ascii)
            {
                judged++;
                right += line.GetProperty("encoding").GetString() == WhatwgName(row.Encoding) ? 1 : 0;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{lines} of {truth.Rows.Count} pages, {texts} with text; encoding right for {Share(right, judged)} pages beyond ASCII");
    }

    /// <summary>Counts languages found right among texts long enough to have one.</summary>
    public static string Languages(TruthTable truth, string output)
    {
        int right = 0;
        int judged = 0;
        int japaneseFound = 0;
        int japanese = 0;
        int japaneseClaimed = 0;
        foreach ((JsonElement line, TruthRow row) in Lines(truth, output))
        {
            if (line.GetProperty("text").GetString()!.Length < LettersForLanguage)
            {
                continue;
            }

            string found = line.GetProperty("language").GetString()!;
            judged++;
            right += found == row.Language ? 1 : 0;
            japanese += row.Language == "ja" ? 1 : 0;
            japaneseClaimed += found == "ja" ? 1 : 0;
            japaneseFound += found == "ja" && row.Language == "ja" ? 1 : 0;
        }

        return string.Create(CultureInfo.InvariantCulture, $"language right for {Share(right, judged)} texts of {LettersForLanguage} letters or more; Japanese: recall {Share(japaneseFound, japanese)}, precision {Share(japaneseFound, japaneseClaimed)}");
    }

    internal static string Share(long part, long whole) =>
        whole == 0 ? "0 of 0" : string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0.00} %)");

    private static IEnumerable<(JsonElement Line, TruthRow Row)> Lines(TruthTable truth, string output)
    {
        foreach (string text in File.ReadLines(output))
        {
            JsonElement line = JsonElement.Parse(text);
            string? key = line.TryGetProperty("url", out JsonElement url) ? url.GetString() : Path.GetFileNameWithoutExtension(line.GetProperty("path").GetString());
            if (key is not null && truth.Rows.TryGetValue(key, out TruthRow? row))
            {
                yield return (line, row);
            }
        }
    }

    /// <summary>Names an encoding as the WHATWG standard does: pages in ISO 8859-1 are read as its superset there.</summary>
    private static string WhatwgName(string encoding) => encoding == "iso-8859-1" ? "windows-1252" : encoding;
}
