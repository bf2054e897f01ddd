using System.Diagnostics;
using System.Reflection;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Stages.Measure;

/// <summary>Measures documents and holds the numbers against the rules of one preset.</summary>
/// <remarks>
/// <para>
/// Immutable and shared by all workers, save that each takes its measures <see cref="ForWorker"/>; what a worker reuses besides is its <see cref="TextAnalysis"/> and the spans it passes in. Every measure
/// of the catalogue is taken and every rule is tested, not only up to the first that fails, so limits can be changed later without reading again. Only heavy
/// measures wait for a rule that names them.
/// </para>
/// <para>Nothing is allocated per document except in <see cref="Locate(int, in TextView, ICollection{TextSpan})"/>.</para>
/// </remarks>
public sealed class RuleEvaluator
{
    private readonly int[] _measureOfRule;

    /// <summary>Resolves the measures of a preset.</summary>
    /// <param name="preset">The rules in force.</param>
    /// <param name="measures">The measures to take; if left out, those of <see cref="MeasureCatalog.All"/> that are not heavy or that a rule names.</param>
    /// <param name="further">Measures to take besides, such as those of the recipe's models.</param>
    /// <exception cref="TsumugiException">TSU2010: a rule asks for a measure that does not exist.</exception>
    public RuleEvaluator(Preset preset, IReadOnlyList<IMeasure>? measures = null, IReadOnlyList<IMeasure>? further = null)
    {
        Preset = preset.Settled();
        Measures = [.. measures ?? MeasureCatalog.All.Where(measure => measure.Card.Cost == Cost.Light || Preset.Rules.Any(rule => rule.Measure == measure.Card.Id)), .. further ?? []];
        _measureOfRule = new int[Preset.Rules.Count];
        for (int rule = 0; rule < _measureOfRule.Length; rule++)
        {
            _measureOfRule[rule] = IndexOf(Preset.Rules[rule]);
        }
    }

    private RuleEvaluator(RuleEvaluator shared)
    {
        (Preset, Segmenter, _measureOfRule) = (shared.Preset, shared.Segmenter, shared._measureOfRule);
        Measures = [.. shared.Measures.Select(measure => measure.ForWorker())];
    }

    /// <summary>Gets the rules in force, with the quirks that are off taken out of them.</summary>
    public Preset Preset { get; }

    /// <summary>Gets what makes the segmenter of a worker; the own one (null) unless the recipe says otherwise.</summary>
    public Func<ISegmenter?> Segmenter { get; init; } = static () => null;

    /// <summary>Gets the measures, in the order of the values.</summary>
    public IReadOnlyList<IMeasure> Measures { get; }

    /// <summary>Gets the index of a rule's measure, and so of its value.</summary>
    public int MeasureOf(int rule) => _measureOfRule[rule];

    /// <summary>Gets the same for one worker, who takes measures with it: some of them have buffers that they use again.</summary>
    public RuleEvaluator ForWorker() => new(this);

    /// <summary>Creates what a worker counts letters, lines and words with.</summary>
    public TextAnalysis CreateAnalysis() => new(Segmenter());

    /// <summary>Takes every measure of one document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="values">Receives one number per measure.</param>
    public void Evaluate(in TextView document, Span<double> values)
    {
        for (int i = 0; i < Measures.Count; i++)
        {
            double value = Measures[i].Of(document);
            Debug.Assert(double.IsFinite(value), Measures[i].Card.Id);
            values[i] = value;
        }
    }

    /// <summary>Tests every rule.</summary>
    /// <param name="values">What <see cref="Evaluate"/> filled.</param>
    /// <param name="keeps">Receives for each rule whether it keeps the document.</param>
    /// <returns>How many rules drop it; 0 if it is kept.</returns>
    public int Judge(ReadOnlySpan<double> values, Span<bool> keeps)
    {
        int drops = 0;
        for (int rule = 0; rule < _measureOfRule.Length; rule++)
        {
            keeps[rule] = Preset.Rules[rule].Keeps(values[_measureOfRule[rule]]);
            drops += keeps[rule] ? 0 : 1;
        }

        return drops;
    }

    /// <summary>Says whether the number of a rule rests on stretches of the text that can be shown; if not, the text need not be read for it.</summary>
    public bool HasPlaces(int rule) => HasPlaces(Measures[_measureOfRule[rule]]);

    /// <summary>Says whether the number of a measure rests on stretches of the text that can be shown.</summary>
    public bool HasPlaces(string measure) => HasPlaces(Named(measure));

    private static bool HasPlaces(IMeasure measure)
    {
        // A measure that shows no places leaves the interface's own empty method in force.
        InterfaceMapping map = measure.GetType().GetInterfaceMap(typeof(IMeasure));
        int locate = Array.FindIndex(map.InterfaceMethods, method => method.Name == nameof(IMeasure.Locate));
        return map.TargetMethods[locate].DeclaringType != typeof(IMeasure);
    }

    /// <summary>Adds the stretches of the text on which a rule's number rests, if there are any.</summary>
    public void Locate(int rule, in TextView document, ICollection<TextSpan> spans) => Measures[_measureOfRule[rule]].Locate(document, spans);

    /// <summary>Adds the stretches of the text on which the number of a measure rests, if there are any.</summary>
    public void Locate(string measure, in TextView document, ICollection<TextSpan> spans) => Named(measure).Locate(document, spans);

    private IMeasure Named(string measure) => Measures.First(candidate => candidate.Card.Id == measure);

    private int IndexOf(Rule rule)
    {
        for (int i = 0; i < Measures.Count; i++)
        {
            if (Measures[i].Card.Id == rule.Measure)
            {
                return i;
            }
        }

        if (MeasureModel.IsMeasure(rule.Measure))
        {
            throw new TsumugiException(
                "TSU2010",
                ExitCode.Usage,
                Preset.Name,
                new Phrase($"rule `{rule.Id}`: measure `{rule.Measure}` needs a model that a recipe names", $"規則 `{rule.Id}`: 尺度 `{rule.Measure}` には、レシピで指定するモデルが必要です"),
                new Phrase("write the model under `models` of a recipe, and name the recipe with `--recipe`", "レシピの `models` にモデルを書き、`--recipe` でそのレシピを指定してください"));
        }

        string? nearest = NearestName.To(rule.Measure, Measures.Select(measure => measure.Card.Id));
        throw new TsumugiException(
            "TSU2010",
            ExitCode.Usage,
            Preset.Name,
            new Phrase($"rule `{rule.Id}`: measure `{rule.Measure}` does not exist", $"規則 `{rule.Id}`: 尺度 `{rule.Measure}` は存在しません"),
            nearest is null
                ? new Phrase("`tsumugi measures` lists them", "`tsumugi measures` で一覧を確認できます")
                : new Phrase($"did you mean `{nearest}`? `tsumugi measures` lists them", $"`{nearest}` のことですか。`tsumugi measures` で一覧を確認できます"));
    }
}
