using System.Globalization;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Passages;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Tests.Cuts;
using Tsumugi.Tests.Dedup;
using Tsumugi.Text;

namespace Tsumugi.Tests.Passages;

/// <summary>Runs all stages of the step over a small corpus.</summary>
internal sealed class PassageRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _perShard;
    private readonly int _shards;
    private readonly int _sweeps;

    public PassageRun(IEnumerable<Page> pages, ParagraphSettings settings, int shards = 1, bool backwards = false, long memoryBytes = 64 << 20)
    {
        Pages = [.. pages];
        _shards = shards;
        _sweeps = settings.Sweeps;
        _perShard = Math.Max(1, (Pages.Count + shards - 1) / shards);
        Run = new FolderRun(_folder.Root) { MemoryBytes = memoryBytes };
        Run.Run(new KeptShards([.. Enumerable.Range(0, shards).Select(shard => Pages.Skip(shard * _perShard).Take(_perShard).ToArray())]), backwards);
        foreach (ITaskStage stage in ParagraphCutStage.All(settings, shards, []))
        {
            Run.Run(stage, backwards);
        }
    }

    public IReadOnlyList<Page> Pages { get; }

    public FolderRun Run { get; }

    /// <summary>Gets what is left of each page; null for one that is not kept.</summary>
    public string?[] Left()
    {
        string?[] left = new string?[Pages.Count];
        TextBuffer rest = new();
        for (int shard = 0; shard < _shards; shard++)
        {
            using KeptTexts texts = new(new FolderTask(Run, "read", shard, Path.Combine(_folder.Root, "read")), shard, [CutSteps.Paragraphs]);
            while (texts.TryRead())
            {
                rest.Clear();
                CutSpans.Apply(texts.Document.Text.Written, texts.Cuts, rest);
                left[(shard * _perShard) + texts.Row] = rest.ToString();
            }
        }

        return left;
    }

    /// <summary>Reads the ledger of cuts.</summary>
    public List<CutRow> Cuts()
    {
        string files = string.Join(", ", Enumerable.Range(0, _shards).Select(shard => DuckDbConnection.Quote(Run.Path(LedgerKeys.Edits(CutSteps.Paragraphs, shard)))));
        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = ledger.Query($"SELECT id, start, \"end\", score, parts, kept_id, kept_start, kind FROM read_parquet([{files}]) ORDER BY id, start");
        List<CutRow> cuts = [];
        while (rows.Read())
        {
            string kept = rows.GetString(5);
            cuts.Add(new CutRow(Number(rows.GetString(0)), rows.GetInt64(1), rows.GetInt64(2), rows.GetDouble(3), rows.GetString(4), kept.Length == 0 ? -1 : Number(kept), kept.Length == 0 ? -1 : rows.GetInt64(6), rows.GetString(7)));
        }

        return cuts;
    }

    /// <summary>Reads the ledger of frequent passages.</summary>
    public List<(long Occurrences, long Documents, long Hosts, int First, long Start, long End)> Frequent()
    {
        string files = string.Join(", ", ParagraphFiles.Passages(Run, _sweeps).Select(key => DuckDbConnection.Quote(Run.Path(key))));
        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = ledger.Query($"SELECT occurrences, documents, hosts, first_id, first_start, first_end FROM read_parquet([{files}]) ORDER BY first_id, first_start");
        List<(long, long, long, int, long, long)> passages = [];
        while (rows.Read())
        {
            passages.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), Number(rows.GetString(3)), rows.GetInt64(4), rows.GetInt64(5)));
        }

        return passages;
    }

    /// <summary>Reads every file of the step, by key.</summary>
    public Dictionary<string, byte[]> Files() => Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories)
        .Where(path => !path.Contains("scratch", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(_folder.Root, path), File.ReadAllBytes, StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    private int Number(string id)
    {
        UInt128 value = UInt128.Parse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return ((int)(value >> 64) * _perShard) + (int)(ulong)value;
    }

    internal sealed record CutRow(int Page, long Start, long End, double Score, string Parts, int Kept, long KeptStart, string Kind);
}
