using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Passages.Records;

namespace Tsumugi.Stages.Passages;

/// <summary>Lets only those occurrences pass that may belong to a frequent passage, and lists the wordings that must be compared.</summary>
/// <remarks>
/// A passage stands in no more documents than all wordings of its bucket together. So buckets with few documents, nearly all of a corpus,
/// end here, without a text being looked at. Two passes over sorted records; whatever a bucket holds, memory stays the same.
/// </remarks>
/// <param name="least">Documents that a bucket must have more than.</param>
/// <param name="stopping">Ends the work early.</param>
internal sealed class BucketFilter(long least, CancellationToken stopping)
{
    /// <summary>Gets the occurrences that passed.</summary>
    public long Passed { get; private set; }

    /// <summary>Finds the buckets with many documents.</summary>
    public void FindBuckets(IRecordStream<UnitRecord> units, RecordFileWriter<BucketRecord> buckets)
    {
        UnitRecord before = default;
        long documents = 0;
        long wordings = 0;
        long seen = 0;
        while (units.TryRead(out UnitRecord unit))
        {
            if (seen > 0 && unit.Key.Near != before.Key.Near)
            {
                AddBucket(before.Key.Near);
            }

            bool newWording = wordings == 0 || unit.Key != before.Key;
            wordings += newWording ? 1 : 0;
            documents += newWording || unit.Place.Address != before.Place.Address ? 1 : 0;
            before = unit;
            Watch(++seen);
        }

        AddBucket(before.Key.Near);

        void AddBucket(ulong near)
        {
            if (documents > least)
            {
                buckets.Add(new BucketRecord(near, wordings));
            }

            documents = wordings = 0;
        }
    }

    /// <summary>Copies the occurrences of those buckets, and lists the wordings of the buckets that have several.</summary>
    public void Pass(IRecordStream<UnitRecord> units, IRecordStream<BucketRecord> buckets, RecordFileWriter<UnitRecord> passed, RecordSorter<WordingRecord> wordings)
    {
        bool has = buckets.TryRead(out BucketRecord bucket);
        KeyHash wording = default;
        long documents = 0;
        PassagePlace first = default;
        DocumentAddress last = default;
        long seen = 0;
        while (has && units.TryRead(out UnitRecord unit))
        {
            Watch(++seen);
            while (has && bucket.Near < unit.Key.Near)
            {
                EndWording();
                has = buckets.TryRead(out bucket);
            }

            if (!has || bucket.Near != unit.Key.Near)
            {
                continue;
            }

            passed.Add(unit);
            Passed++;
            if (documents > 0 && unit.Key != wording)
            {
                EndWording();
            }

            first = documents == 0 || unit.Place.CompareTo(first) < 0 ? unit.Place : first;
            documents += documents == 0 || unit.Place.Address != last ? 1 : 0;
            (wording, last) = (unit.Key, unit.Place.Address);
        }

        EndWording();

        void EndWording()
        {
            if (documents > 0 && bucket.Wordings > 1)
            {
                wordings.Add(new WordingRecord(wording, documents, first));
            }

            documents = 0;
        }
    }

    private void Watch(long seen)
    {
        if ((seen & 0xFFFF) == 0)
        {
            stopping.ThrowIfCancellationRequested();
        }
    }
}
