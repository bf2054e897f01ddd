using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Refine;
using Tsumugi.Stages.Trials;
using Tsumugi.Stages.Verdicts;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Decide;

/// <summary>Holds the stored measures against the rules: columns only, no text is read.</summary>
/// <remarks>Every rule is evaluated, so a dropped document has a decision for each rule that it fails; the first one, in the order of the preset, counts in the funnel.</remarks>
public sealed class JudgeStage : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "judge";

    private readonly int _shards;
    private readonly RuleEvaluator _rules;
    private readonly MeasureColumns _columns;
    private readonly RuleBits _bits = new();
    private readonly int _hostBit;
    private readonly int[] _bitOfRule;

    /// <summary>Prepares the stage.</summary>
    /// <param name="shards">The number of shards of the plan.</param>
    /// <param name="rules">The rules of the recipe.</param>
    public JudgeStage(int shards, RuleEvaluator rules)
    {
        (_shards, _rules) = (shards, rules);
        _columns = new MeasureColumns(rules, [.. Enumerable.Range(0, rules.Preset.Rules.Count)], "text/letters", "ja/japanese-letters");
        _hostBit = _bits.OfHosts(rules.Preset);
        _bitOfRule = [.. rules.Preset.Rules.Select(_bits.Of)];
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [RefineStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => _shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        int shard = task.Index;
        Tally tally = new("rules");
        using DocumentRows documents = new(task.Input(LedgerKeys.Documents(shard)), task.MemoryBytes / 4);
        using ParquetReader measures = ParquetReader.Open(task.Input(LedgerKeys.Measures(shard)), _columns.Names, task.MemoryBytes / 4);
        using DecisionLedger decisions = new(task, LedgerKeys.Decisions("rules", shard));
        using RankFileWriter ranks = new(task, shard);
        using VerdictWriter verdicts = new(task, shard, _bits);
        long[] words = new long[_bits.Words];
        double[] values = new double[_columns.Names.Count];
        while (documents.Read() && measures.Read())
        {
            task.Stopping.ThrowIfCancellationRequested();
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = measures.GetDouble(i);
            }

            string first = Judge(documents, values, decisions, words);
            if (first.Length == 0)
            {
                tally.Keep(documents.TextBytes, documents.TextBytes);
            }
            else
            {
                tally.End(Outcome.Dropped, first, documents.TextBytes);
            }

            DocumentRank rank = Rank(documents, values, first.Length == 0);
            ranks.Add(rank);
            verdicts.Add(words, documents.Source, documents.TextBytes, rank);
        }

        verdicts.Complete();
        ranks.Complete();
        decisions.Complete();
        tally.WriteTo(task);
    }

    /// <summary>Writes a decision for each rule that a document fails, and sets its bits.</summary>
    /// <returns>The id of the first failed rule; empty if the document passes.</returns>
    private string Judge(DocumentRows document, double[] values, DecisionLedger decisions, long[] words)
    {
        string first = "";
        Array.Clear(words);
        if (_rules.Preset.Refusing(document.Url) is { } host)
        {
            first = host.Rule;
            words[0] |= 1L << (_hostBit + (host.Rule == Preset.AllowedHostRule ? 0 : 1));
            decisions.Add(document.Id, new Decision { Step = "rules", Rule = host.Rule, Outcome = Outcome.Dropped, Detail = host.Found });
        }

        for (int i = 0; i < _rules.Preset.Rules.Count; i++)
        {
            Rule rule = _rules.Preset.Rules[i];
            double value = values[_columns.Of(i)];
            if (rule.Keeps(value))
            {
                continue;
            }

            first = first.Length == 0 ? rule.Id : first;
            (int word, long bit) = RuleBits.Place(_bitOfRule[i]);
            words[word] |= bit;
            decisions.Add(document.Id, new Decision
            {
                Step = "rules",
                Rule = rule.Id,
                Outcome = Outcome.Dropped,
                Value = value,
                Min = rule.Min,
                Max = rule.Max,
                Detail = rule.Measure,
            });
        }

        return first;
    }

    private DocumentRank Rank(DocumentRows document, double[] values, bool passes) =>
        new(passes, (int)values[_columns.Of(_rules.Preset.Rules.Count)], Days.Of(document.Date), values[_columns.Of(_rules.Preset.Rules.Count + 1)]);
}
