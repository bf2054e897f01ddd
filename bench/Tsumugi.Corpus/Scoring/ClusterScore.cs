using System.Globalization;
using System.Text.Json;
using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Compares removed duplicates with the planted ones, and recomputes the true similarity of every merge between strangers.</summary>
/// <remarks>
/// A planted duplicate is found if it and its origin are not both left: either may have gone, and to a third text that is closer.
/// The shared data has duplicates of its own (one statute stored twice, pages from a template), so a merge of two texts that were not made from each other is
/// told with its plain 5-gram Jaccard. A tool that folds letters or compares other pieces may honestly come out a little below the limit there.
/// </remarks>
/// <param name="truth">What was planted.</param>
/// <param name="limit">The similarity from which two texts are duplicates.</param>
public sealed class ClusterScore(TruthTable truth, double limit)
{
    /// <summary>Judges the clusters file of `tsumugi dedup`.</summary>
    /// <param name="clusters">Lines of `id`, `kept`, `jaccard`.</param>
    /// <param name="corpus">The lines that were deduplicated.</param>
    public string Of(string clusters, string corpus)
    {
        List<(string Id, string Kept)> merges = [];
        foreach (string line in File.ReadLines(clusters))
        {
            JsonElement row = JsonElement.Parse(line);
            merges.Add((row.GetProperty("id").GetString()!, row.GetProperty("kept").GetString()!));
        }

        HashSet<string> removed = [.. merges.Select(merge => merge.Id)];
        List<(string Id, string Kept)> strangers = [.. merges.Where(merge => truth.Root(merge.Id) != truth.Root(merge.Kept))];
        double[] below = [.. Similarities(strangers, Texts(strangers, corpus)).Where(jaccard => jaccard < limit)];
        string lowest = below.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", the lowest {below.Min():0.000}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"removed {merges.Count} of {truth.Rows.Count}; planted duplicates found: exact {Found("exact", removed)}, near (Jaccard {limit} or more) {Found("near", removed)}; merges of strangers {strangers.Count}, of which below {limit} by plain 5-grams {below.Length}{lowest}");
    }

    private string Found(string kind, HashSet<string> removed)
    {
        int planted = 0;
        int found = 0;
        foreach ((string id, TruthRow row) in truth.Rows)
        {
            if (row.Kind == kind && row.Jaccard >= limit && row.Origin is { } origin)
            {
                planted++;
                found += removed.Contains(id) || removed.Contains(origin) ? 1 : 0;
            }
        }

        return PageScore.Share(found, planted);
    }

    private static IEnumerable<double> Similarities(List<(string Id, string Kept)> merges, Dictionary<string, string> texts)
    {
        FiveGrams grams = new();
        return merges.Select(merge => grams.Jaccard(texts[merge.Id], texts[merge.Kept]));
    }

    private static Dictionary<string, string> Texts(List<(string Id, string Kept)> merges, string corpus)
    {
        HashSet<string> wanted = [.. merges.SelectMany(merge => new[] { merge.Id, merge.Kept })];
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string line in wanted.Count == 0 ? [] : File.ReadLines(corpus))
        {
            JsonElement row = JsonElement.Parse(line);
            string id = row.GetProperty("id").GetString()!;
            if (wanted.Contains(id))
            {
                texts[id] = string.Concat(row.GetProperty("text").GetString()!.Where(letter => !char.IsWhiteSpace(letter)));
            }
        }

        return texts;
    }
}
