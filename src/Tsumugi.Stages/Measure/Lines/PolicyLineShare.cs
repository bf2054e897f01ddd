using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines speak of policies and cookies.</summary>
public sealed class PolicyLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/policy-share",
        Summary = "How many of the lines speak of policies and cookies.",
        SummaryJa = "規約・クッキーに触れる行の割合。",
        Formula = "filled lines with a phrase of line/policy-share-c4 or 利用規約, プライバシーポリシー, 個人情報保護方針, クッキーポリシー, クッキーを使用, クッキーの使用, Cookieを使用, Cookieの使用, JavaScriptを有効 or JavaScriptが無効 / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<PhraseLines>().Policy, document.Count<LineCounts>().Filled);
}
