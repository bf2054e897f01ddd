using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Passages.Records;
using Tsumugi.Text;

namespace Tsumugi.Stages.Passages;

/// <summary>Counts passages over occurrences that are sorted by leader, host and place, and finds those that the recipe calls frequent.</summary>
/// <param name="settings">The section of the recipe.</param>
/// <param name="stopping">Ends the work early.</param>
internal sealed class OccurrenceCounter(ParagraphSettings settings, CancellationToken stopping)
{
    private const int BatchPassages = 1 << 14;

    /// <summary>Brings occurrences in the order of their leaders.</summary>
    public static void Lead(IRecordStream<UnitRecord> units, IRecordStream<FollowerRecord> followers, RecordSorter<OccurrenceRecord> occurrences)
    {
        bool has = followers.TryRead(out FollowerRecord follower);
        while (units.TryRead(out UnitRecord unit))
        {
            while (has && follower.Key.CompareTo(unit.Key) < 0)
            {
                has = followers.TryRead(out follower);
            }

            bool follows = has && follower.Key == unit.Key;
            occurrences.Add(new OccurrenceRecord(follows ? follower.Leader : unit.Key, unit.Host, unit.Place, follows ? follower.Similarity : 1));
        }
    }

    /// <summary>Counts and writes the frequent passages in the order of their hashes.</summary>
    public void Count(IRecordStream<OccurrenceRecord> occurrences, RecordFileWriter<FrequentRecord> frequent)
    {
        FrequentRecord passage = default;
        OccurrenceRecord before = default;
        long seen = 0;
        while (occurrences.TryRead(out OccurrenceRecord occurrence))
        {
            bool same = passage.Occurrences > 0 && occurrence.Leader == passage.Key;
            if (!same)
            {
                End(passage, frequent);
                passage = new FrequentRecord(occurrence.Leader, 0, 0, 0, default, 0, 0);
            }

            bool newHost = !same || occurrence.Host != before.Host;
            bool newDocument = newHost || occurrence.Place.Address != before.Place.Address;

            // Only the leader's own words count as the place where they stand; every leader has at least one.
            bool first = occurrence.Similarity >= 1 && (passage.First.Length == 0 || occurrence.Place.CompareTo(passage.First) < 0);
            passage = passage with
            {
                Occurrences = passage.Occurrences + 1,
                Documents = passage.Documents + (newDocument ? 1 : 0),
                Hosts = passage.Hosts + (newHost ? 1 : 0),
                First = first ? occurrence.Place : passage.First,
            };
            before = occurrence;
            if ((++seen & 0xFFFF) == 0)
            {
                stopping.ThrowIfCancellationRequested();
            }
        }

        End(passage, frequent);
    }

    /// <summary>Counts the bytes before the first place of each passage, reading texts in the order of the files, batch by batch.</summary>
    public void Locate(IRecordStream<FrequentRecord> frequent, DocumentTexts texts, RecordFileWriter<FrequentRecord> located)
    {
        List<FrequentRecord> batch = [];
        bool more = true;
        while (more)
        {
            batch.Clear();
            while (batch.Count < BatchPassages && (more = frequent.TryRead(out FrequentRecord passage)))
            {
                batch.Add(passage);
            }

            int[] order = [.. Enumerable.Range(0, batch.Count)];
            Array.Sort(order, (left, right) => batch[left].First.CompareTo(batch[right].First));
            for (int next = 0; next < order.Length;)
            {
                next = LocateDocument(batch, order, next, texts);
                stopping.ThrowIfCancellationRequested();
            }

            batch.ForEach(passage => located.Add(passage));
        }
    }

    private static int LocateDocument(List<FrequentRecord> batch, int[] order, int next, DocumentTexts texts)
    {
        DocumentAddress address = batch[order[next]].First.Address;
        var offsets = new Utf8Offsets(texts.Read(address));
        for (; next < order.Length && batch[order[next]].First.Address == address; next++)
        {
            FrequentRecord passage = batch[order[next]];
            batch[order[next]] = passage with { StartBytes = offsets.At(passage.First.Start), EndBytes = offsets.At(passage.First.Start + passage.First.Length) };
        }

        return next;
    }

    private void End(in FrequentRecord passage, RecordFileWriter<FrequentRecord> frequent)
    {
        if (passage.Occurrences > 0 && settings.IsFrequent(passage.Documents, passage.Hosts))
        {
            frequent.Add(passage);
        }
    }
}
