using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines speak of policies and cookies in English.</summary>
public sealed class PolicyLineShareC4 : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/policy-share-c4",
        Summary = "How many of the lines speak of policies and cookies in English.",
        SummaryJa = "規約・クッキーに触れる英語の行の割合（C4）。",
        Formula = "filled lines with terms of use, privacy policy, cookie policy, uses cookies, use of cookies or use cookies, any case / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, c4_filters.py, POLICY_SUBSTRINGS",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<PhraseLines>().PolicyC4, document.Count<LineCounts>().Filled);
}
