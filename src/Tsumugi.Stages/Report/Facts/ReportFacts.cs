using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Everything that report, funnel and cards say, gathered once.</summary>
public sealed record ReportFacts
{
    /// <summary>The rule under which hosts are left out.</summary>
    public const string HostRule = Preset.BlockedHostRule;

    /// <summary>Gets the recipe.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>Gets the version of the program.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets the name of what cut the words, with its version and dictionary.</summary>
    public required string WordsBy { get; init; }

    /// <summary>Gets the counters.</summary>
    public required RunCounts Counts { get; init; }

    /// <summary>Gets the sources, in the order of the recipe.</summary>
    public required IReadOnlyList<Share> Sources { get; init; }

    /// <summary>Gets the hosts that give the dataset most.</summary>
    public required IReadOnlyList<Share> Hosts { get; init; }

    /// <summary>Gets the number of all hosts.</summary>
    public required long HostCount { get; init; }

    /// <summary>Gets the encodings.</summary>
    public required IReadOnlyList<Share> Encodings { get; init; }

    /// <summary>Gets how encodings were found out.</summary>
    public required IReadOnlyList<EncodingEvidence> Evidence { get; init; }

    /// <summary>Gets the languages.</summary>
    public required IReadOnlyList<Share> Languages { get; init; }

    /// <summary>Gets the rules, in the order of the preset.</summary>
    public required IReadOnlyList<RuleFacts> Rules { get; init; }

    /// <summary>Gets what the list of blocked hosts costs.</summary>
    public required RuleLoss BlockedHosts { get; init; }

    /// <summary>Gets what the list of allowed hosts costs; null if the preset has none.</summary>
    public RuleLoss? AllowedHosts { get; init; }

    /// <summary>Gets how large the clusters of duplicates are.</summary>
    public required IReadOnlyList<ClusterSizes> ClusterSizes { get; init; }

    /// <summary>Gets the largest clusters.</summary>
    public required IReadOnlyList<LargeCluster> LargeClusters { get; init; }

    /// <summary>Gets the evaluation sets that were looked for; empty if the recipe names none.</summary>
    public IReadOnlyList<EvaluationSetFacts> EvaluationSets { get; init; } = [];

    /// <summary>Gets the documents that hold most items of them.</summary>
    public IReadOnlyList<ContaminatedDocument> Contaminated { get; init; } = [];

    /// <summary>Gets what the search for repeated passages covered; null if the recipe does not search.</summary>
    public SubstringScope? Substrings { get; init; }

    /// <summary>Gets the names of the earlier runs that this one is made against, oldest first.</summary>
    public IReadOnlyList<string> EarlierRuns { get; init; } = [];

    /// <summary>Gets the lines or paragraphs that stood in most documents; none if the recipe does not count them.</summary>
    public IReadOnlyList<FrequentPassage> FrequentPassages { get; init; } = [];

    /// <summary>Gets what was found of personal data.</summary>
    public PrivacyFacts Privacy { get; init; } = PrivacyFacts.None;

    /// <summary>Gets the first documents that could not be processed.</summary>
    public required IReadOnlyList<FailedDocument> Failed { get; init; }

    /// <summary>Gathers the facts of a run.</summary>
    internal static ReportFacts Of(ITaskContext task, Recipe recipe, (string Engine, string Words) program, RuleEvaluator evaluator, ITextEditor redactor, RunCounts counts, int shards, IReadOnlyList<string> cutSteps)
    {
        IReadOnlyList<Rule> rules = recipe.Rules.Rules;
        Dictionary<string, MeasureCard> measures = evaluator.Measures.Select(measure => measure.Card).ToDictionary(card => card.Id);
        using LedgerDatabase ledgers = new(task, shards, cutSteps, rules.Select(rule => rule.Measure));
        Shares.Prepare(ledgers);
        List<RuleLoss> losses = RuleLosses.Of(ledgers, [HostRule, Preset.AllowedHostRule, .. rules.Select(rule => rule.Id)], counts["rules"]);
        List<List<LimitSide>> sides = new LimitSamples(task, ledgers, redactor, evaluator).Of(rules);
        Dictionary<string, Share> sources = Shares.BySource(ledgers).ToDictionary(source => source.Name);
        return new ReportFacts
        {
            Recipe = recipe,
            Engine = program.Engine,
            WordsBy = program.Words,
            Counts = counts,
            Sources = [.. recipe.Sources.Select(source => sources.GetValueOrDefault(source.Name) ?? new Share(source.Name, 0, 0, 0, 0, 0, 0))],
            Hosts = Shares.ByHost(ledgers),
            HostCount = Shares.CountHosts(ledgers),
            Encodings = Shares.ByEncoding(ledgers),
            Evidence = EncodingEvidence.Of(ledgers),
            Languages = Shares.ByLanguage(ledgers),
            Rules = [.. rules.Select((rule, index) => new RuleFacts(rule, measures[rule.Measure], losses[index + 2], RuleHistogram.Of(ledgers, rule, measures[rule.Measure]), sides[index]))],
            BlockedHosts = losses[0],
            AllowedHosts = recipe.Rules.AllowedHosts.Suffixes.Count > 0 ? losses[1] : null,
            ClusterSizes = Facts.ClusterSizes.Of(ledgers),
            LargeClusters = LargeCluster.Of(ledgers),
            EvaluationSets = EvaluationSetFacts.Of(ledgers),
            Contaminated = ContaminatedDocument.Of(ledgers),
            Substrings = SubstringScope.Of(task, recipe, cutSteps),
            FrequentPassages = FrequentPassage.Of(task, recipe, ledgers, redactor),
            Privacy = PrivacyFacts.Of(task, counts),
            Failed = FailedDocument.Of(ledgers),
        };
    }
}
