using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Verdicts;

namespace Tsumugi.Stages.Trials;

/// <summary>Reads the stored documents of shards from what judging and deduplication left in `work/`: columns, no SQL.</summary>
/// <param name="ledgers">The ledgers, for hosts that the run did not look for; null if there are none such.</param>
/// <param name="files">The run.</param>
/// <param name="sources">The numbers of the sources.</param>
/// <param name="hosts">Presets with distinct lists of hosts; each has two bits.</param>
/// <param name="ofRun">The rules of the run.</param>
internal sealed class VerdictShards(LedgerSet? ledgers, CorpusFiles files, SourceNames sources, IReadOnlyList<Preset> hosts, Preset ofRun) : IShardSource
{
    private readonly VerdictReader _reader = new();

    /// <inheritdoc/>
    public int KnownTests { get; } = TestsOf(ofRun).Tests.Count;

    /// <summary>Says whether the verdicts of a run are there, and made with the rules that its seal names.</summary>
    /// <exception cref="TsumugiException">TSU4021: a ledger is missing or damaged, or an intermediate is.</exception>
    public static bool Has(CorpusFiles files, Preset ofRun)
    {
        int shards = files.Of("measures").Count;
        if (!files.HasWork || Enumerable.Range(0, shards).Any(shard => !File.Exists(files.PathOf(LedgerKeys.Verdicts(shard))) || !File.Exists(files.PathOf(DedupFiles.Clusters(shard)))))
        {
            return false;
        }

        // What a run published is what the answer is about, even where the answer is read elsewhere.
        foreach (string name in (string[])["documents", "measures", "clusters", "decisions-rules", "decisions-dedup"])
        {
            foreach ((string Key, long Bytes) file in files.Of(name))
            {
                LedgerFiles.Check(files.Folder, file.Key, file.Bytes);
            }
        }

        ulong tests = TestsOf(ofRun).Fingerprint();
        return Guarded(files, () => Enumerable.Range(0, shards).All(shard => VerdictReader.TestsOf(files.PathOf(LedgerKeys.Verdicts(shard))) == tests));
    }

    /// <inheritdoc/>
    public void Read(int shard, ShardDocuments into)
    {
        _ = Guarded(files, () =>
        {
            _reader.Read(files.PathOf(LedgerKeys.Verdicts(shard)), into, sources);
            using ClusterFileReader clusters = new(files.PathOf(DedupFiles.Clusters(shard)));
            while (clusters.TryRead(out ClusterEntry entry))
            {
                into.Twins.Add((checked((int)entry.Row), entry.Cluster.Value, entry.Role == ClusterRole.Merged));
            }

            return true;
        });
        for (int number = 0; number < hosts.Count; number++)
        {
            if (!RuleBits.SameHosts(hosts[number], ofRun))
            {
                HostAddresses.Mark(ledgers!, files, shard, hosts[number], number * 2, into);
            }
        }
    }

    private static RuleBits TestsOf(Preset rules)
    {
        RuleBits bits = new();
        _ = new JudgedTrial(new Trial("run", rules), bits);
        return bits;
    }

    private static T Guarded<T>(CorpusFiles files, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException damaged)
        {
            throw new TsumugiException("TSU4021", ExitCode.InputMissing, files.Folder, new Phrase(damaged.Message, $"中間ファイルが壊れています: {damaged.Message}"), default, damaged);
        }
    }
}
