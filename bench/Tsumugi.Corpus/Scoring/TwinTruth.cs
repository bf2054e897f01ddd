using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.Parquet;
using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Corpus.Scoring;

/// <summary>Holds the duplicates of a finished run against its stored texts: each merged document by the definition of its similarity.</summary>
/// <remarks>
/// Nothing of what deduplication computes is used but the key of a text: shingles are strings here, not hashes, and what is a cluster is counted
/// from the rows. Needs `work/pages` of the run. Shingles are runs of letters.
/// </remarks>
public sealed class TwinTruth
{
    private readonly string _run;
    private readonly int _size;
    private readonly Dictionary<string, (string Path, long Row)> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentFileReader> _open = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    private TwinTruth(string run, int size) => (_run, _size) = (run, size);

    /// <summary>Gets what is wrong; empty if all is well.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Gets the number of clusters.</summary>
    public int Clusters { get; private set; }

    /// <summary>Gets the number of merged documents by kind.</summary>
    public SortedDictionary<string, int> Merged { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the lowest number that decided, by kind: the similarity, or the share of a contained one.</summary>
    public SortedDictionary<string, double> Lowest { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the largest difference between the ledger and the definition.</summary>
    public double LargestError { get; private set; }

    /// <summary>Checks a run.</summary>
    /// <param name="run">Its folder.</param>
    /// <param name="jaccard">The limit of similarity of its recipe.</param>
    /// <param name="containment">The limit of containment of its recipe, if it has one.</param>
    /// <param name="size">Letters in a shingle.</param>
    public static TwinTruth Of(string run, double jaccard = 0.8, double containment = 1, int size = 5)
    {
        TwinTruth truth = new(run, size);
        List<Row> rows = [.. truth.Rows()];
        Dictionary<string, Row> byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        truth.FindTexts(byId);
        foreach (IGrouping<string, Row> cluster in rows.GroupBy(row => row.Cluster, StringComparer.Ordinal))
        {
            truth.Clusters++;
            truth.Check(cluster.All(row => row.Size == cluster.Count()) && cluster.Any(row => row.Id == cluster.Key), $"cluster {cluster.Key}: its size is not the number of its documents, {cluster.Count()}");
        }

        foreach (Row row in rows.Where(row => row.Role == "merged").OrderBy(row => row.KeptId, StringComparer.Ordinal))
        {
            if (truth.Check(byId.TryGetValue(row.KeptId, out Row? kept) && kept.Role == "kept" && kept.Cluster == row.Cluster, $"{row.Id} is merged into {row.KeptId}, which is not kept in its cluster"))
            {
                truth.Compare(row, jaccard, containment);
            }
        }

        foreach (DocumentFileReader reader in truth._open.Values)
        {
            reader.Dispose();
        }

        return truth;
    }

    /// <summary>Says it in lines.</summary>
    public override string ToString()
    {
        StringBuilder lines = new();
        lines.AppendLine(CultureInfo.InvariantCulture, $"{Clusters} clusters; merged: {string.Join(", ", Merged.Select(kind => FormattableString.Invariant($"{kind.Value} {kind.Key} (lowest {Lowest[kind.Key]:0.0000})")))}");
        lines.AppendLine(CultureInfo.InvariantCulture, $"largest difference between the ledger and the definition: {LargestError:0.0e0}");
        lines.AppendLine(CultureInfo.InvariantCulture, $"{Faults.Count} faults");
        foreach (string fault in Faults.Take(20))
        {
            lines.AppendLine(fault);
        }

        return lines.ToString();
    }

    private IEnumerable<Row> Rows()
    {
        foreach (string path in Files("clusters"))
        {
            using ParquetReader reader = ParquetReader.Open(path, ["id", "cluster", "size", "role", "kept_id", "jaccard", "kind", "containment"]);
            while (reader.Read())
            {
                yield return new Row(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetDouble(5), reader.GetString(6), reader.GetDouble(7));
            }
        }
    }

    private void FindTexts(Dictionary<string, Row> wanted)
    {
        foreach (string path in Files("documents"))
        {
            string shard = Path.GetFileNameWithoutExtension(path)["documents-".Length..];
            using ParquetReader reader = ParquetReader.Open(path, ["id", "row"]);
            while (reader.Read())
            {
                if (wanted.ContainsKey(reader.GetString(0)))
                {
                    _stored[reader.GetString(0)] = (Path.Combine(_run, "work", "pages", shard + ".docs"), reader.GetInt64(1));
                }
            }
        }
    }

    private IEnumerable<string> Files(string ledger) => Directory.EnumerateFiles(Path.Combine(_run, "ledger"), ledger + "-*.parquet").Order(StringComparer.Ordinal);

    private void Compare(Row row, double jaccard, double containment)
    {
        string own = Text(row.Id);
        string kept = Text(row.KeptId);
        Merged[row.Kind] = Merged.GetValueOrDefault(row.Kind) + 1;
        if (row.Kind == "exact")
        {
            string key = Key(own);
            bool equal = key.EnumerateRunes().Count() < 5 ? own.Trim() == kept.Trim() : key == Key(kept);
            Lowest[row.Kind] = 1;
            Check(equal && row.Jaccard.Equals(1.0), $"{row.Id} is no exact copy of {row.KeptId}");
            return;
        }

        HashSet<string> a = Shingles(own);
        HashSet<string> b = Shingles(kept);
        int common = a.Count(b.Contains);
        double similarity = (double)common / (a.Count + b.Count - common);
        double share = (double)common / a.Count;
        (double decisive, double limit) = row.Kind == "contained" ? (share, containment) : (similarity, jaccard);
        Lowest[row.Kind] = Math.Min(Lowest.GetValueOrDefault(row.Kind, 1), decisive);
        LargestError = Math.Max(LargestError, Math.Max(Math.Abs(similarity - row.Jaccard), Math.Abs(share - row.Containment)));
        Check(decisive >= limit, FormattableString.Invariant($"{row.Id} is merged into {row.KeptId} as `{row.Kind}` by {decisive}, below {limit}"));
        Check(
            Math.Abs(similarity - row.Jaccard) < 1e-4 && Math.Abs(share - row.Containment) < 1e-4,
            FormattableString.Invariant($"{row.Id} and {row.KeptId}: the ledger says {row.Jaccard} and {row.Containment}, the texts {similarity} and {share}"));
    }

    private bool Check(bool holds, string fault)
    {
        if (!holds)
        {
            _faults.Add(fault);
        }

        return holds;
    }

    private string Text(string id)
    {
        (string path, long row) = _stored[id];
        if (!_open.TryGetValue(path, out DocumentFileReader? reader))
        {
            _open[path] = reader = new DocumentFileReader(path, cachedBlocks: 4);
        }

        Document document = new();
        reader.ReadAt(row, document);
        return document.Text.ToString();
    }

    private HashSet<string> Shingles(string text)
    {
        // Letters are code points: where each begins, and the end.
        string key = Key(text);
        List<int> starts = [.. Enumerable.Range(0, key.Length).Where(i => i == 0 || !char.IsLowSurrogate(key[i]) || !char.IsHighSurrogate(key[i - 1])), key.Length];
        return [.. Enumerable.Range(0, Math.Max(0, starts.Count - _size)).Select(i => key[starts[i]..starts[i + _size]])];
    }

    private static string Key(string text)
    {
        TextBuffer key = new();
        DedupKey.Fold(text, key);
        return key.ToString();
    }

    private sealed record Row(string Id, string Cluster, long Size, string Role, string KeptId, double Jaccard, string Kind, double Containment);
}
