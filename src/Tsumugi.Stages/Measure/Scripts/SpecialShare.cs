using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>How much of the text is on HojiChar's list of special letters, without the kanji that stands on it by mistake.</summary>
public sealed class SpecialShare : IMeasure
{
    private const char Mistake = '士';

    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/special-share",
        Summary = "How much of the text is on HojiChar's list of special letters, 士 not counted.",
        SummaryJa = "HojiChar の特殊文字リストにある文字の割合（誤って入った「士」は除く）。",
        Formula = "letters of script/special-share-hojichar without 士 / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi, after HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardTooManySpecialToken",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.LettersWith(LetterTraits.HojicharSpecial) - document.CountOf(Mistake), document.LetterCount);
}
