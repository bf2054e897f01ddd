using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Numbers all stored documents from 0 in the order of shards and rows, from the manifests of pass 1.</summary>
internal sealed class CorpusMap
{
    private readonly long[] _starts;

    private CorpusMap(long[] starts) => _starts = starts;

    /// <summary>Gets the shards.</summary>
    public int Shards => _starts.Length - 1;

    /// <summary>Gets the documents of all shards.</summary>
    public long Documents => _starts[^1];

    /// <summary>Reads the counts of a stage that stored documents, one task per shard.</summary>
    public static CorpusMap Of(IRunView run, string stage)
    {
        int shards = run.CountTasks(stage);
        long[] starts = new long[shards + 1];
        for (int shard = 0; shard < shards; shard++)
        {
            starts[shard + 1] = starts[shard] + run.Manifest(stage, shard).Counters.GetValueOrDefault(DedupFiles.StoredCounter);
        }

        return new CorpusMap(starts);
    }

    /// <summary>Gets the documents of one shard.</summary>
    public long CountOf(int shard) => _starts[shard + 1] - _starts[shard];

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
