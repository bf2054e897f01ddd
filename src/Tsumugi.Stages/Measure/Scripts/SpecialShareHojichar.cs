using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>How much of the text is on the list of special letters of HojiChar.</summary>
public sealed class SpecialShareHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/special-share-hojichar",
        Summary = "How much of the text is on the list of special letters of HojiChar.",
        SummaryJa = "HojiChar の特殊文字リストにある文字の割合。",
        Formula = "letters of string.punctuation, white space, the list of the filter and single-letter pictographs / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardTooManySpecialToken",
        Notes = "Quirk kept: the list has 士 (U+58EB) by a mistake of encoding. White space of every kind counts; pictographs are U+1F000–1FAFF and the Emoji property below.",
        NotesJa = "残した癖: 文字コードの誤りで、一覧に 士（U+58EB）が入っています。あらゆる種類の空白を数えます。絵文字は U+1F000–1FAFF と、それより前の Emoji 属性を持つ文字です。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.LettersWith(LetterTraits.HojicharSpecial), document.LetterCount);
}
