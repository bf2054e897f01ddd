using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Contamination;

/// <summary>Looks for the items of evaluation sets in the kept documents and reports, cuts or drops; one task a shard.</summary>
/// <remarks>Tasks of one process share one index in memory, read by the first of them.</remarks>
/// <param name="shards">The number of shards.</param>
/// <param name="settings">The section of the recipe.</param>
/// <param name="done">The cut steps before this one.</param>
public sealed class ContaminationStage(int shards, ContaminationSettings settings, IReadOnlyList<string> done) : ITaskStage
{
    private readonly Lock _reading = new();
    private (string Path, ContaminationIndex Index)? _index;

    /// <inheritdoc/>
    public string Name => CutSteps.Contamination;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [.. new[] { ContaminationIndexStage.StageName, CutSteps.LastStage(done) }.Concat(done).Distinct()];

    /// <summary>Gets the ledger of a shard.</summary>
    public static string LedgerKey(int shard) => string.Create(CultureInfo.InvariantCulture, $"ledger/contamination-{shard:D5}.parquet");

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        ContaminationIndex index = IndexAt(task.Input(ContaminationIndexStage.IndexKey));
        ContaminationScanner scanner = new(index, settings.MinCoverage);
        using KeptTexts texts = new(task, task.Index, done);
        using CutWriter writer = new(task, CutSteps.Contamination);
        using ContaminationLedger ledger = new(task, LedgerKey(task.Index));
        while (texts.TryRead())
        {
            task.Stopping.ThrowIfCancellationRequested();
            if (scanner.Scan(texts.Document.Text.Written, texts.Cuts))
            {
                foreach (ItemHit hit in scanner.Hits)
                {
                    ledger.Add(texts.Document.Id, index, hit, texts.Document.Text.Written);
                }

                Act(index, scanner, texts, writer);
            }
            else
            {
                writer.Keep(texts, [], 0);
            }
        }

        ledger.Complete();
        writer.Complete(texts);
    }

    private void Act(ContaminationIndex index, ContaminationScanner scanner, KeptTexts texts, CutWriter writer)
    {
        ItemHit worst = scanner.Hits.OrderByDescending(hit => hit.Coverage).ThenByDescending(hit => hit.Letters).ThenBy(hit => hit.Item).First();
        IndexedItem item = index.Items[worst.Item];
        string reason = $"{CutSteps.Contamination}/{index.Sets[item.Set].Name}";
        string detail = FormattableString.Invariant($"{item.Place}+field {worst.Field}+letters {worst.Letters}+longest {worst.Longest}+items {scanner.Hits.Count}");
        IReadOnlyList<Cut> found = scanner.Cuts();
        if (settings.Action == ContaminationAction.Drop)
        {
            writer.Tell(texts, found);
            writer.Drop(texts, reason, worst.Coverage, settings.MinCoverage, null, detail);
            return;
        }

        writer.Note(texts, new Decision { Step = CutSteps.Contamination, Rule = reason, Outcome = Outcome.Kept, Value = worst.Coverage, Min = settings.MinCoverage, Detail = detail });
        if (settings.Action == ContaminationAction.Cut)
        {
            writer.Keep(texts, found, settings.ShortestText);
        }
        else
        {
            writer.Tell(texts, found);
            writer.Keep(texts, [], 0);
        }
    }

    private ContaminationIndex IndexAt(string path)
    {
        lock (_reading)
        {
            if (_index is not { } known || known.Path != path)
            {
                known = (path, ContaminationIndexFile.Read(path));
                _index = known;
            }

            return known.Index;
        }
    }
}
