using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Turns the documents that share one band into pairs to be verified.</summary>
/// <remarks>
/// Up to 16 documents: every pair. A larger bucket is put aside and paired at the end by <see cref="LargeBuckets"/>, in an order that follows
/// from the contents. So which pairs are made does not depend on the order of the corpus, however large a bucket is, and memory stays at 16 addresses.
/// </remarks>
/// <param name="pairs">Receives the pairs, lower address first, repeated ones too.</param>
/// <param name="large">Takes the members of large buckets.</param>
internal sealed class BucketPairer(RecordSorter<PairRecord> pairs, LargeBuckets large)
{
    /// <summary>The most documents of a bucket that are all paired with each other.</summary>
    public const int Small = 16;

    private readonly DocumentAddress[] _members = new DocumentAddress[Small];

    /// <summary>Gets how many documents the present bucket has.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a document to the bucket. Documents arrive in rising order.</summary>
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
                large.Begin();
                foreach (DocumentAddress member in _members)
                {
                    large.Add(member);
                }
            }

            large.Add(address);
        }

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
}
