using Tsumugi.Contracts.Rules;

namespace Tsumugi.Stages.Trials;

/// <summary>One pass over the ledgers of a run, shard by shard on several threads.</summary>
internal sealed class TrialScan
{
    private TrialScan(List<BitGroup> groups, IReadOnlyList<TwinMember> twins, IReadOnlyList<NearbyDocuments> nearby, SourceNames sources) =>
        (Groups, Twins, Nearby, Sources) = (groups, twins, nearby, sources);

    /// <summary>Gets all documents by bits and source.</summary>
    public IReadOnlyList<BitGroup> Groups { get; }

    /// <summary>Gets the documents that have twins, in no particular order.</summary>
    public IReadOnlyList<TwinMember> Twins { get; }

    /// <summary>Gets the documents near the limits, in the order of the questions.</summary>
    public IReadOnlyList<NearbyDocuments> Nearby { get; }

    /// <summary>Gets the names of the sources.</summary>
    public SourceNames Sources { get; }

    /// <summary>Scans.</summary>
    /// <param name="files">The run.</param>
    /// <param name="bits">The tests.</param>
    /// <param name="ofRun">The rules of the run.</param>
    /// <param name="questions">Limits whose neighbours are wanted.</param>
    /// <param name="needsDates">Whether dates decide which twin stays.</param>
    /// <param name="fromVerdicts">Whether the run's own verdicts can be read.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="scanned">Hears of each shard that is done, and how many there are; from any of the threads.</param>
    public static TrialScan Of(CorpusFiles files, RuleBits bits, Preset ofRun, IReadOnlyList<LimitQuestion> questions, bool needsDates, bool fromVerdicts, int threads, Action<int, int>? scanned)
    {
        int shards = files.Of("measures").Count;
        SourceNames sources = new();
        TrialScanner[] scanners = [.. Enumerable.Range(0, Math.Clamp(threads, 1, Math.Max(shards, 1))).Select(_ => new TrialScanner(files, bits, ofRun, questions, needsDates, fromVerdicts, sources))];
        try
        {
            ShardThreads.Run(scanners, shards, static (scanner, shard) => scanner.Scan(shard), scanned);
        }
        finally
        {
            Array.ForEach(scanners, scanner => scanner.Dispose());
        }

        foreach (TrialScanner scanner in scanners.Skip(1))
        {
            scanners[0].Tally.Add(scanner.Tally);
            scanners[0].Twins.AddRange(scanner.Twins);
            for (int question = 0; question < questions.Count; question++)
            {
                scanners[0].Nearby[question].Take(scanner.Nearby[question]);
            }
        }

        return new TrialScan(scanners[0].Tally.Groups(sources), scanners[0].Twins, scanners[0].Nearby, sources);
    }
}
