using System.Globalization;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;

namespace Tsumugi.Stages.Substrings;

/// <summary>Cuts out of the kept documents of one shard what stands earlier in the corpus.</summary>
/// <remarks>
/// Reads the shard twice at once: one reader runs ahead and collects cuts until there are enough of them to look up their earlier places in the
/// order of the corpus, the other follows and writes. Each cut's letters are compared with those of its earlier place, by 128 bits, before it
/// is written.
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="done">The cut steps done before, in order.</param>
public sealed class SubstringsStage(SubstringSettings settings, int shards, IReadOnlyList<string> done) : ITaskStage
{
    private const int CutsAtOnce = 1 << 16;

    /// <inheritdoc/>
    public string Name => CutSteps.Substrings;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [CutSteps.LastStage(done), SubstringMatchStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        var range = new PrefixRange(new DocumentAddress(task.Index, 0).Prefix, new DocumentAddress(task.Index, DocumentAddress.MaxRows - 1).Prefix | 0xFFFF);
        List<string> files = TaskInputs.Open(task, SubstringMatchStage.StageName, SubstringFiles.Passages);
        using IRecordStream<PassageRecord> passages = RecordMerge<PassageRecord>.Open(files, range, task.ScratchFolder, task.Stopping);
        using var ahead = new PassageFeed(new KeptTexts(task, task.Index, done), passages, settings.MinLetters);
        using var texts = new KeptTexts(task, task.Index, done);
        using var writer = new CutWriter(task, CutSteps.Substrings);
        using var places = new KeptPlaces(task);
        var finder = new CutFinder(settings);
        var found = new List<FoundCut>();
        long refused = 0;
        do
        {
            found.Clear();
            while (found.Count < CutsAtOnce && ahead.TryRead())
            {
                finder.Find(ahead.Texts, ahead.Passages, found);
                task.Stopping.ThrowIfCancellationRequested();
            }

            places.Find(found);
            refused += found.RemoveAll(static cut => cut.KeptStart is null);
            Write(texts, found, ahead.Texts.Row, writer, task.Stopping);
        }
        while (!ahead.AtEnd);

        writer.Complete(texts);
        task.Count("substrings/count/refused", refused);
    }

    /// <summary>Writes all documents up to a row.</summary>
    private void Write(KeptTexts texts, List<FoundCut> found, long lastRow, CutWriter writer, CancellationToken stopping)
    {
        var cuts = new List<Cut>();
        int next = 0;
        while (texts.Row < lastRow && texts.TryRead())
        {
            stopping.ThrowIfCancellationRequested();
            cuts.Clear();
            for (; next < found.Count && found[next].Row == texts.Row; next++)
            {
                FoundCut cut = found[next];
                cuts.Add(new Cut(cut.Span, "passage", 1, string.Create(CultureInfo.InvariantCulture, $"letters {cut.Letters}"), cut.Kept, cut.KeptStart!.Value));
            }

            writer.Keep(texts, cuts, settings.ShortestText);
        }
    }
}
