using System.Globalization;
using System.Text.Json;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Tells the funnel of a build from its `--json` output.</summary>
public static class FunnelScore
{
    public static string Of(string output)
    {
        string last = File.ReadLines(output).LastOrDefault(line => line.StartsWith('{')) ?? "{}";
        if (!JsonElement.Parse(last).TryGetProperty("counters", out JsonElement counters))
        {
            return "no counters";
        }

        long read = Count(counters, "step/read/in/documents");
        long kept = Count(counters, "step/write/kept/documents");
        List<string> losses = [];
        foreach (JsonProperty counter in counters.EnumerateObject())
        {
            string[] names = counter.Name.Split('/');
            if (names is ["step", string step, ("dropped" or "merged" or "failed") and string fate, "documents"] && counter.Value.GetInt64() > 0)
            {
                losses.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {fate} {counter.Value.GetInt64()}"));
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{kept} of {read} documents kept; {string.Join(", ", losses)}");
    }

    private static long Count(JsonElement counters, string name) => counters.TryGetProperty(name, out JsonElement count) ? count.GetInt64() : 0;
}
