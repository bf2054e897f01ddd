using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Numbers all stored documents from 0 in the order of shards and rows, from the manifests of pass 1; those of earlier runs come first, oldest run first.</summary>
/// <remarks>
/// The one place that knows which run a shard of the corpus belongs to. Addresses in the files of pass 1 count the shards of their own run
/// and are moved when they are read; addresses in all other files count those of the corpus. Since a corpus only ever grows at its end, the
/// addresses that an earlier run wrote hold for every later one.
/// </remarks>
internal sealed class CorpusMap
{
    private readonly long[] _starts;
    private readonly int[] _firstShards;

    private CorpusMap(long[] starts, int[] firstShards) => (_starts, _firstShards) = (starts, firstShards);

    /// <summary>Gets the shards.</summary>
    public int Shards => _starts.Length - 1;

    /// <summary>Gets the shards of earlier runs, which is the number of the first shard of this run.</summary>
    public int EarlierShards => _firstShards[^1];

    /// <summary>Gets the documents of all shards.</summary>
    public long Documents => _starts[^1];

    /// <summary>Reads the counts of a stage that stored documents, one task per shard, in this run and in all earlier ones.</summary>
    public static CorpusMap Of(IRunView run, string stage)
    {
        List<long> starts = [0];
        int[] firstShards = new int[run.Earlier.Count + 1];
        for (int i = 0; i < firstShards.Length; i++)
        {
            IRunView part = i < run.Earlier.Count ? run.Earlier[i] : run;
            firstShards[i] = starts.Count - 1;
            int shards = part.CountTasks(stage);
            for (int shard = 0; shard < shards; shard++)
            {
                starts.Add(starts[^1] + part.Manifest(stage, shard).Counters.GetValueOrDefault(DedupFiles.StoredCounter));
            }
        }

        return new CorpusMap([.. starts], firstShards);
    }

    /// <summary>Gets the documents of one shard.</summary>
    public long CountOf(int shard) => _starts[shard + 1] - _starts[shard];

    /// <summary>Gets the first shard of an earlier run.</summary>
    public int FirstShardOf(int run) => _firstShards[run];

    /// <summary>Gets the run that a shard belongs to: its number among the earlier runs, or as many as there are for this run.</summary>
    public int RunOf(int shard)
    {
        int run = _firstShards.Length - 1;
        while (shard < _firstShards[run])
        {
            run--;
        }

        return run;
    }

    /// <summary>Opens a file that each shard has in its own run.</summary>
    /// <param name="task">The task that reads.</param>
    /// <param name="shard">The shard, counted over the corpus.</param>
    /// <param name="key">Gives the key of a shard counted over its own run.</param>
    public string Open(ITaskContext task, int shard, Func<int, string> key)
    {
        int run = RunOf(shard);
        string own = key(shard - _firstShards[run]);
        return run == _firstShards.Length - 1 ? task.Input(own) : task.EarlierInput(run, own);
    }

    /// <summary>Opens a file of pass 1 of every shard, to be read as a part of the corpus.</summary>
    public List<RecordSource> OpenAll(ITaskContext task, Func<int, string> key)
    {
        var sources = new List<RecordSource>(Shards);
        for (int shard = 0; shard < Shards; shard++)
        {
            sources.Add(new RecordSource(Open(task, shard, key), _firstShards[RunOf(shard)]));
        }

        return sources;
    }

    /// <summary>Gives a document's number.</summary>
    /// <exception cref="InvalidDataException">There is no such document.</exception>
    public long Ordinal(DocumentAddress address)
    {
        if (address.Shard >= Shards || address.Row >= CountOf(address.Shard))
        {
            throw new InvalidDataException($"document {address} is in a signature but not among the {Documents} documents that were stored");
        }

        return _starts[address.Shard] + address.Row;
    }

    /// <summary>Gives the document of a number.</summary>
    public DocumentAddress Address(long ordinal)
    {
        int found = Array.BinarySearch(_starts, ordinal);

        // Several shards start at one number when some are empty: the document is in the last of them.
        int shard = found < 0 ? ~found - 1 : found;
        while (_starts[shard + 1] == ordinal)
        {
            shard++;
        }

        return new DocumentAddress(shard, ordinal - _starts[shard]);
    }

    /// <summary>Cuts the documents into equal parts and gives the addresses of one as prefixes of sorted files.</summary>
    public PrefixRange Part(int index, int parts) => new(
        index == 0 ? 0 : Address(Start(index, parts)).Prefix,
        index + 1 == parts ? ulong.MaxValue : Address(Start(index + 1, parts)).Prefix - 1);

    /// <summary>Gives how many tasks to cut a piece of work into: one per so many records, at least one and at most 1,024.</summary>
    public static int Parts(long records, long perTask) => (int)Math.Clamp((records + perTask - 1) / perTask, 1, 1024);

    private long Start(int index, int parts) => (long)((Int128)Documents * index / parts);
}
