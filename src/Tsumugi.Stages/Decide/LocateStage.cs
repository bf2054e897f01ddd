using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Refine;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.Parquet;
using Tsumugi.Text;

namespace Tsumugi.Stages.Decide;

/// <summary>Finds where in the stored text the numbers rest that fail a rule.</summary>
/// <remarks>
/// A stage of its own, so that judging reads columns only: texts are read here, and only those of documents that fail a rule whose
/// measure can show a place. Places follow from text and rules alone, so other rules over the same texts give the same ledger as a new build.
/// </remarks>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="rules">The rules of the recipe.</param>
public sealed class LocateStage(int shards, RuleEvaluator rules) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "locate";

    private const int UsualLetters = 1 << 20;

    private readonly int[] _located = [.. Enumerable.Range(0, rules.Preset.Rules.Count).Where(rules.HasPlaces)];

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [RefineStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        int shard = task.Index;
        using SpanLedger spans = new(task, LedgerKeys.Spans(shard));
        if (_located.Length > 0)
        {
            Locate(task, shard, spans);
        }

        spans.Complete();
    }

    private void Locate(ITaskContext task, int shard, SpanLedger spans)
    {
        MeasureColumns columns = new(rules, _located);
        using ParquetReader measures = ParquetReader.Open(task.Input(LedgerKeys.Measures(shard)), columns.Names, task.MemoryBytes / 4);
        using DocumentFileReader pages = new(task.Input(DedupFiles.Documents(shard)));
        Document document = new();
        TextAnalysis analysis = rules.CreateAnalysis();
        List<TextSpan> found = [];
        for (long row = 0; measures.Read(); row++)
        {
            task.Stopping.ThrowIfCancellationRequested();
            bool looked = false;
            TextView view = default;
            for (int i = 0; i < _located.Length; i++)
            {
                int rule = _located[i];
                if (rules.Preset.Rules[rule].Keeps(measures.GetDouble(columns.Of(i))))
                {
                    continue;
                }

                if (!looked)
                {
                    pages.ReadAt(row, document);
                    view = analysis.Look(document.Text.Written);
                    looked = true;
                }

                found.Clear();
                rules.Locate(rule, view, found);
                if (found.Count > 0)
                {
                    spans.Add(document.Id, rules.Preset.Rules[rule].Measure, ByteSpans.Of(view.Letters, found));
                }
            }

            if (looked)
            {
                task.Progress(document.Text.Written.Length);
                document.Text.Trim(UsualLetters);
                analysis.Trim(UsualLetters);
            }
        }
    }
}
