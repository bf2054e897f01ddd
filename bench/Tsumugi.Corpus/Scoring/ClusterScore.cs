using System.Globalization;
using System.Text.Json;
using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Compares removed duplicates with the planted ones, and recomputes the true similarity of every merge between strangers.</summary>
/// <remarks>
/// The shared data has duplicates of its own (one statute stored twice), so a merge of two documents that were not made from each other
/// is wrong only if their true 5-gram Jaccard is below the limit.
/// </remarks>
/// <param name="truth">What was planted.</param>
/// <param name="limit">The similarity from which two texts are duplicates.</param>
public sealed class ClusterScore(TruthTable truth, double limit)
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

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
            _parents[Top(merges[^1].Id)] = Top(merges[^1].Kept);
        }

        List<(string Id, string Kept)> strangers = [.. merges.Where(merge => truth.Root(merge.Id) != truth.Root(merge.Kept))];
        int wrong = CountBelow(strangers, Texts(strangers, corpus));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"removed {merges.Count} of {truth.Rows.Count}; planted duplicates found: exact {Found("exact")}, near (Jaccard {limit} or more) {Found("near")}; merges of strangers {strangers.Count}, of which wrong (below {limit}) {wrong}");
    }

    private string Found(string kind)
    {
        int planted = 0;
        int found = 0;
        foreach ((string id, TruthRow row) in truth.Rows)
        {
            if (row.Kind == kind && row.Jaccard >= limit && row.Origin is { } origin)
            {
                planted++;
                found += Top(id) == Top(origin) ? 1 : 0;
            }
        }

        return PageScore.Share(found, planted);
    }

    private string Top(string id)
    {
        while (_parents.TryGetValue(id, out string? parent) && parent != id)
        {
            id = parent;
        }

        return id;
    }

    private int CountBelow(List<(string Id, string Kept)> merges, Dictionary<string, string> texts)
    {
        FiveGrams grams = new();
        return merges.Count(merge => grams.Jaccard(texts[merge.Id], texts[merge.Kept]) < limit);
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
