using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Pairs the documents of large buckets: the first 16 with each other, each later one with the first three and with the one before it.</summary>
/// <remarks>
/// <para>
/// So a bucket of n documents gives about 4 n pairs instead of n² / 2. First and before are meant in the order of sketches: twins lie near each
/// other there, whatever the order of the corpus is, and the same pairs come out of every bucket that has the same members, so they are verified
/// once. What a star leaves out is found through other bands, or compared with the kept ones when clusters are formed.
/// </para>
/// <para>
/// Documents of higher precedence (those of an earlier run, where they are to stay) go before all others, and the pairs of a document follow
/// from those before it alone: so they have the same pairs as if the others were not there.
/// </para>
/// <para>Two sorts outside of memory: by address, to look the contents up in one reading of the content files; then by bucket and content.</para>
/// </remarks>
/// <param name="scratchFolder">Where sorted pieces go.</param>
/// <param name="memoryBytes">What both sorts together may take.</param>
/// <param name="stopping">Ends the work early.</param>
internal sealed class LargeBuckets(string scratchFolder, long memoryBytes, CancellationToken stopping) : IDisposable
{
    private const int Anchors = 3;

    private readonly RecordSorter<BucketMemberRecord> _members = new(scratchFolder, "bucket-members", memoryBytes / 2, stopping);
    private ulong _bucket;

    /// <summary>Begins a bucket.</summary>
    public void Begin() => _bucket++;

    /// <summary>Adds a document to the bucket begun last.</summary>
    public void Add(DocumentAddress address) => _members.Add(new BucketMemberRecord(address, _bucket));

    /// <summary>Makes the pairs of all buckets.</summary>
    /// <param name="contents">The content of each document.</param>
    /// <param name="precedence">The precedence of each document.</param>
    /// <param name="pairs">Receives the pairs, lower address first, repeated ones too.</param>
    public void Pair(Func<DocumentAddress, ContentHash> contents, Func<DocumentAddress, int> precedence, RecordSorter<PairRecord> pairs)
    {
        if (_bucket == 0)
        {
            return;
        }

        using var ordered = new RecordSorter<BucketOrderRecord>(scratchFolder, "bucket-order", memoryBytes / 2, stopping);
        using (IRecordStream<BucketMemberRecord> members = _members.Sorted())
        {
            while (members.TryRead(out BucketMemberRecord member))
            {
                ContentHash content = contents(member.Address);
                ordered.Add(new BucketOrderRecord(member.Bucket, precedence(member.Address), content.Sketch, content.Key, member.Address));
            }
        }

        stopping.ThrowIfCancellationRequested();
        using IRecordStream<BucketOrderRecord> all = ordered.Sorted();
        PairAll(all, pairs);
    }

    public void Dispose() => _members.Dispose();

    private static void PairAll(IRecordStream<BucketOrderRecord> members, RecordSorter<PairRecord> pairs)
    {
        Span<DocumentAddress> first = stackalloc DocumentAddress[BucketPairer.Small];
        DocumentAddress before = default;
        ulong bucket = 0;
        long index = 0;
        while (members.TryRead(out BucketOrderRecord member))
        {
            if (member.Bucket != bucket)
            {
                (bucket, index) = (member.Bucket, 0);
            }

            bool early = index < first.Length;
            foreach (DocumentAddress other in first[..(early ? (int)index : Anchors)])
            {
                pairs.Add(PairRecord.Of(other, member.Address));
            }

            if (early)
            {
                first[(int)index] = member.Address;
            }
            else
            {
                pairs.Add(PairRecord.Of(before, member.Address));
            }

            before = member.Address;
            index++;
        }
    }
}
