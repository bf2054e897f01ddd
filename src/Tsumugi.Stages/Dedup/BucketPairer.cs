using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Turns the documents that share one band into pairs to be verified.</summary>
/// <remarks>
/// Up to 16 documents: every pair. More: each one with the first three and with the one before it, so that a bucket of n documents gives
/// 4 n pairs instead of n² / 2 and needs no memory beyond 16 addresses, however large it is. What a star leaves out is found through other
/// bands, or compared with the kept ones when clusters are formed. Documents arrive in rising order.
/// </remarks>
/// <param name="pairs">Receives the pairs, lower address first, repeated ones too.</param>
internal sealed class BucketPairer(RecordSorter<PairRecord> pairs)
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
        if (Count < Small)
        {
            _members[Count] = address;
        }
        else
        {
            if (Count == Small)
            {
                PairStart();
            }

            Pair(Count, address);
        }

        _last = address;
        Count++;
    }

    /// <summary>Ends the bucket.</summary>
    public void End()
    {
        for (int b = 1; b < Count && Count <= Small; b++)
        {
            for (int a = 0; a < b; a++)
            {
                pairs.Add(new PairRecord(_members[a], _members[b]));
            }
        }

        Count = 0;
    }

    private void PairStart()
    {
        DocumentAddress last = _last;
        for (int i = 1; i < Small; i++)
        {
            _last = _members[i - 1];
            Pair(i, _members[i]);
        }

        _last = last;
    }

    private void Pair(long index, DocumentAddress address)
    {
        for (int anchor = 0; anchor < Math.Min(Anchors, index); anchor++)
        {
            pairs.Add(new PairRecord(_members[anchor], address));
        }

        if (index > Anchors)
        {
            pairs.Add(new PairRecord(_last, address));
        }
    }
}
