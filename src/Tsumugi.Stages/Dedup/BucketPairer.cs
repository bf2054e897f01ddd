using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Turns the documents that share one band into pairs to be verified.</summary>
/// <remarks>
/// <para>
/// The first 16 documents: every pair. Each later one: with the first three and with the one before it. So a bucket of n documents gives
/// about 4 n pairs instead of n² / 2 and needs no memory beyond 16 addresses, however large it is. What a star leaves out is found through
/// other bands, or compared with the kept ones when clusters are formed. Documents arrive in rising order.
/// </para>
/// <para>
/// The pairs of a document follow from those before it alone, so a corpus that grows at its end keeps the pairs that it had. Pairs between
/// two documents of earlier runs stand in the files of those runs and are not made again.
/// </para>
/// </remarks>
/// <param name="pairs">Receives the pairs, lower address first, repeated ones too.</param>
/// <param name="firstShard">The first shard of this run; those before it belong to earlier runs.</param>
internal sealed class BucketPairer(RecordSorter<PairRecord> pairs, int firstShard = 0)
{
    private const int Small = 16;
    private const int Anchors = 3;

    private readonly DocumentAddress[] _members = new DocumentAddress[Small];
    private DocumentAddress _last;

    /// <summary>Gets how many documents the present bucket has.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a document to the bucket.</summary>
    public void Add(DocumentAddress address)
    {
        if (address.Shard >= firstShard)
        {
            Pair(address);
        }

        if (Count < Small)
        {
            _members[Count] = address;
        }

        _last = address;
        Count++;
    }

    /// <summary>Ends the bucket.</summary>
    public void End() => Count = 0;

    private void Pair(DocumentAddress address)
    {
        long direct = Count < Small ? Count : Anchors;
        for (int i = 0; i < direct; i++)
        {
            pairs.Add(new PairRecord(_members[i], address));
        }

        if (Count >= Small)
        {
            pairs.Add(new PairRecord(_last, address));
        }
    }
}
