using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Passages.Records;

namespace Tsumugi.Stages.Passages;

/// <summary>Counts passages over the whole corpus: each task merges one range of hashes over all shards, and lists what is to be cut.</summary>
/// <remarks>
/// <para>
/// Five passes, all over sorted records, so that a passage that stands a billion times costs no more memory than one that stands twice:
/// find the buckets with many documents; copy their occurrences; compare their wordings (only where near passages count); count; cut.
/// </para>
/// <para>Memory: a block per shard (256 at a time), and five eighths of the task's for sorting, letters and unpacked blocks. One task per 16 million occurrences.</para>
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="sweep">The sweep, from 0.</param>
public sealed class ParagraphGroupsStage(ParagraphSettings settings, int sweep) : ITaskStage
{
    private const long UnitsPerTask = 16_000_000;

    /// <inheritdoc/>
    public string Name => NameOf(sweep);

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [ParagraphUnitsStage.NameOf(sweep)];

    /// <summary>Gets the name of the stage of a sweep.</summary>
    public static string NameOf(int sweep) => "paragraph-groups" + ParagraphFiles.Suffix(sweep);

    /// <inheritdoc/>
    public int CountTasks(IRunView run)
    {
        long units = 0;
        for (int shard = 0; shard < run.CountTasks(ParagraphUnitsStage.NameOf(sweep)); shard++)
        {
            units += run.Manifest(ParagraphUnitsStage.NameOf(sweep), shard).Counters.GetValueOrDefault(ParagraphFiles.UnitsCounter);
        }

        return CorpusMap.Parts(units, UnitsPerTask);
    }

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        using var texts = new DocumentTexts(shard => task.Input(DedupFiles.Documents(shard)), task.MemoryBytes / 8);
        using var occurrences = new RecordSorter<OccurrenceRecord>(task.ScratchFolder, "occurrences", task.MemoryBytes / 8, task.Stopping);
        using (var followers = new RecordSorter<FollowerRecord>(task.ScratchFolder, "followers", task.MemoryBytes / 8, task.Stopping))
        {
            string passed = Path.Combine(task.ScratchFolder, "passed");
            using (var wordings = new RecordSorter<WordingRecord>(task.ScratchFolder, "wordings", task.MemoryBytes / 8, task.Stopping))
            {
                Filter(task, passed, wordings);
                if (settings.Near < 1)
                {
                    FindFollowers(task, texts, wordings, followers);
                }
            }

            using var units = new RecordFileReader<UnitRecord>(passed);
            using IRecordStream<FollowerRecord> sorted = followers.Sorted();
            OccurrenceCounter.Lead(units, sorted, occurrences);
            File.Delete(passed);
        }

        string frequent = Count(task, texts, occurrences);
        WriteLedger(task, frequent);
        WriteFound(task, frequent, occurrences);
    }

    private void Filter(ITaskContext task, string passed, RecordSorter<WordingRecord> wordings)
    {
        List<string> runs = TaskInputs.Open(task, ParagraphUnitsStage.NameOf(sweep), shard => ParagraphFiles.Units(sweep, shard));
        PrefixRange range = PrefixRange.Part(task.Index, CountTasks(task));
        var filter = new BucketFilter(Math.Max(settings.MaxDocuments, settings.MaxHosts), task.Stopping);
        string buckets = Path.Combine(task.ScratchFolder, "buckets");
        using (IRecordStream<UnitRecord> units = RecordMerge<UnitRecord>.Open(runs, range, task.ScratchFolder, task.Stopping))
        using (var writer = new RecordFileWriter<BucketRecord>(buckets))
        {
            filter.FindBuckets(units, writer);
            writer.Complete();
            task.Count("paragraphs/buckets", writer.Records);
        }

        using (IRecordStream<UnitRecord> units = RecordMerge<UnitRecord>.Open(runs, range, task.ScratchFolder, task.Stopping))
        using (var reader = new RecordFileReader<BucketRecord>(buckets))
        using (var writer = new RecordFileWriter<UnitRecord>(passed))
        {
            filter.Pass(units, reader, writer, wordings);
            writer.Complete();
        }

        File.Delete(buckets);
        task.Count("paragraphs/occurrences-looked-at", filter.Passed);
    }

    private void FindFollowers(ITaskContext task, DocumentTexts texts, RecordSorter<WordingRecord> wordings, RecordSorter<FollowerRecord> followers)
    {
        var finder = new LeaderFinder(texts, settings, task.MemoryBytes / 8, task.Stopping);
        using IRecordStream<WordingRecord> sorted = wordings.Sorted();
        finder.Find(sorted, followers);
        task.Count("paragraphs/compared", finder.Compared);
        task.Count("paragraphs/followers", followers.Count);
    }

    /// <summary>Counts the passages.</summary>
    /// <returns>The scratch file of those that are frequent.</returns>
    private string Count(ITaskContext task, DocumentTexts texts, RecordSorter<OccurrenceRecord> occurrences)
    {
        var counter = new OccurrenceCounter(settings, task.Stopping);
        string counted = Path.Combine(task.ScratchFolder, "counted");
        string located = Path.Combine(task.ScratchFolder, "located");
        using (IRecordStream<OccurrenceRecord> sorted = occurrences.Sorted())
        using (var writer = new RecordFileWriter<FrequentRecord>(counted))
        {
            counter.Count(sorted, writer);
            writer.Complete();
        }

        using (var reader = new RecordFileReader<FrequentRecord>(counted))
        using (var writer = new RecordFileWriter<FrequentRecord>(located))
        {
            counter.Locate(reader, texts, writer);
            writer.Complete();
            task.Count("paragraphs/frequent", writer.Records);
        }

        File.Delete(counted);
        return located;
    }

    private void WriteLedger(ITaskContext task, string frequent)
    {
        using var passages = new RecordFileReader<FrequentRecord>(frequent);
        using var ids = new IdFile(shard => task.Input(LedgerKeys.Ids(shard)));
        using var ledger = new PassageLedger(task, ParagraphFiles.Passages(sweep, task.Index));
        while (passages.TryRead(out FrequentRecord passage))
        {
            ledger.Add(passage, settings.Unit, ids.Of(passage.First.Address.Shard, passage.First.Address.Row));
        }

        ledger.Complete();
    }

    private void WriteFound(ITaskContext task, string frequent, RecordSorter<OccurrenceRecord> occurrences)
    {
        using var found = new RecordSorter<FrequentCutRecord>(task.ScratchFolder, "found", task.MemoryBytes / 8, task.Stopping);
        using (var passages = new RecordFileReader<FrequentRecord>(frequent))
        using (IRecordStream<OccurrenceRecord> sorted = occurrences.Sorted())
        {
            bool has = passages.TryRead(out FrequentRecord passage);
            while (has && sorted.TryRead(out OccurrenceRecord occurrence))
            {
                while (has && passage.Key.CompareTo(occurrence.Leader) < 0)
                {
                    has = passages.TryRead(out passage);
                }

                if (has && passage.Key == occurrence.Leader)
                {
                    long keptStart = !settings.KeepFirst ? FrequentCutRecord.StayNowhere : occurrence.Place == passage.First ? FrequentCutRecord.StayHere : passage.StartBytes;
                    found.Add(new FrequentCutRecord(occurrence.Place, passage.First.Address, keptStart, passage.Documents, passage.Hosts, occurrence.Similarity));
                }
            }
        }

        using IRecordStream<FrequentCutRecord> inOrder = found.Sorted();
        RecordOutput.Write(task, ParagraphFiles.Found(sweep, task.Index), inOrder);
    }
}
