using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Follows the stored documents of two runs that hold the same ones in the same places, row by row: nothing is joined and no SQL is asked.</summary>
/// <remarks>So are all runs that were decided again from one build. Memory: the shards that are being read.</remarks>
internal sealed class AlignedFates
{
    private readonly ComparedRun _first;
    private readonly ComparedRun _second;
    private readonly List<string> _fates = [];
    private readonly SourceNames _sources = new();
    private readonly RunFates _ofFirst;
    private readonly RunFates _ofSecond;

    /// <summary>Prepares.</summary>
    public AlignedFates(ComparedRun first, ComparedRun second)
    {
        (_first, _second) = (first, second);
        _ofFirst = new RunFates(first.Rules, Number);
        _ofSecond = new RunFates(second.Rules, Number);
    }

    /// <summary>Says whether two runs hold the same documents in the same places, and their verdicts are there.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU4021: a ledger is missing or damaged, or an intermediate is.</exception>
    public static bool Fit(ComparedRun first, ComparedRun second)
    {
        int shards = first.Files.Of("documents").Count;
        return shards > 0
            && shards == second.Files.Of("documents").Count
            && VerdictShards.Has(first.Files, first.Rules)
            && VerdictShards.Has(second.Files, second.Rules)
            && Enumerable.Range(0, shards).All(shard => SameIds(first.Files.PathOf(LedgerKeys.Ids(shard)), second.Files.PathOf(LedgerKeys.Ids(shard))));
    }

    /// <summary>Adds all stored documents.</summary>
    /// <param name="table">Receives them.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="scanned">Hears of each shard that is done, and how many there are; from any thread.</param>
    public void AddTo(FateTable table, int threads, Action<int, int>? scanned)
    {
        int shards = _first.Files.Of("documents").Count;
        AlignedScanner[] scanners = [.. Enumerable.Range(0, Math.Clamp(threads, 1, shards)).Select(_ => new AlignedScanner(_first, _second, _ofFirst, _ofSecond, _sources))];
        ShardThreads.Run(scanners, shards, static (scanner, shard) => scanner.Scan(shard), scanned);
        foreach (AlignedScanner scanner in scanners)
        {
            foreach (((int source, int before, int after), FateGroup group) in scanner.Groups)
            {
                table.Add(_sources[source], _fates[before], _fates[after], group);
            }
        }

        List<(int Before, int After, UInt128 Id, DocumentAddress Address)> samples =
        [
            .. scanners.SelectMany(scanner => scanner.Samples)
                .GroupBy(change => change.Key)
                .SelectMany(change => change.SelectMany(part => part.Value).OrderBy(sample => sample.Id).Take(FateTable.SamplesEach).Select(sample => (change.Key.Before, change.Key.After, sample.Id, sample.Address))),
        ];
        Dictionary<ulong, NamedDocument> names = new NamedDocuments(_first.Files).Of([.. samples.Select(sample => sample.Address)], beginning: null);
        foreach ((int before, int after, _, DocumentAddress address) in samples)
        {
            NamedDocument document = names[address.Value];
            table.AddSample(_fates[before], _fates[after], document.Id, document.Url.Length > 0 ? document.Url : document.Id);
        }
    }

    private static bool SameIds(string first, string second) =>
        File.Exists(first) && File.Exists(second) && new FileInfo(first).Length == new FileInfo(second).Length && File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second));

    private int Number(string fate)
    {
        int known = _fates.IndexOf(fate);
        if (known < 0)
        {
            known = _fates.Count;
            _fates.Add(fate);
        }

        return known;
    }
}
