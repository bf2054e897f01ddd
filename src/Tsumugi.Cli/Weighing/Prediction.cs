using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Cli.Weighing;

/// <summary>What other rules would make of a run.</summary>
internal sealed record Prediction
{
    /// <summary>Gets the run.</summary>
    public required FinishedRun Run { get; init; }

    /// <summary>Gets the rules that differ.</summary>
    public required IReadOnlyList<ChangedLimit> Changed { get; init; }

    /// <summary>Gets the run as it is.</summary>
    public required TrialResult Before { get; init; }

    /// <summary>Gets the run as it would be.</summary>
    public required TrialResult After { get; init; }

    /// <summary>Gets what each change would do without the others; empty if there is one change, or another preset.</summary>
    public required IReadOnlyList<(ChangedLimit Change, TrialResult Result)> Alone { get; init; }

    /// <summary>Gets the documents nearest to each new limit.</summary>
    public required IReadOnlyList<LimitNeighbours> Samples { get; init; }

    /// <summary>Predicts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="after">The rules to try.</param>
    /// <param name="otherPreset">Whether they are those of another preset, so that single changes mean nothing.</param>
    /// <param name="samples">Documents to show on each side of each new limit.</param>
    /// <param name="scanned">Hears of each shard that is read, and how many there are; from any thread.</param>
    public static Prediction Of(FinishedRun run, Preset after, bool otherPreset, int samples, Action<int, int>? scanned = null)
    {
        Preset before = run.Manifest.Rules;
        List<ChangedLimit> changed = ChangedLimit.Between(before, after);
        List<ChangedLimit> alone = otherPreset || changed.Count < 2 ? [] : changed;
        List<Trial> trials = [new Trial("run", before), new Trial("what-if", after), .. alone.Select(change => new Trial(change.Id, change.Alone(before)))];
        TrialCorpus corpus = new(run.Files, run.Dedup, trials, samples > 0 ? Questions(changed, before, samples) : [], Environment.ProcessorCount, scanned);

        // Clusters and samples have nothing to do with each other: one reads pairs, the other names and texts.
        Task<IReadOnlyList<LimitNeighbours>> neighbours = Task.Run(() => corpus.Neighbours(run.Redactor));
        IReadOnlyList<TrialResult> results = corpus.Results();
        return new Prediction
        {
            Run = run,
            Changed = changed,
            Before = results[0],
            After = results[1],
            Alone = [.. alone.Select((change, index) => (change, results[index + 2]))],
            Samples = neighbours.GetAwaiter().GetResult(),
        };
    }

    /// <summary>Asks about every limit of the changed rules that is not that of the run.</summary>
    private static List<LimitQuestion> Questions(List<ChangedLimit> changed, Preset before, int samples)
    {
        List<LimitQuestion> questions = [];
        foreach (Rule rule in changed.Select(change => change.After).OfType<Rule>())
        {
            Rule? was = before.Rules.FirstOrDefault(candidate => candidate.Id == rule.Id && candidate.Measure == rule.Measure);
            if (rule.Min is not null && (rule.Min != was?.Min || rule.MinExclusive != was.MinExclusive))
            {
                questions.Add(new LimitQuestion(1, rule, IsMin: true, samples));
            }

            if (rule.Max is not null && (rule.Max != was?.Max || rule.MaxExclusive != was.MaxExclusive))
            {
                questions.Add(new LimitQuestion(1, rule, IsMin: false, samples));
            }
        }

        return questions;
    }
}
