using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>How much of the text is pictographs.</summary>
public sealed class EmojiShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/emoji-share",
        Summary = "How much of the text is pictographs.",
        SummaryJa = "全文字に占める絵文字の割合。",
        Formula = "letters of U+1F000–1FAFF / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
        Notes = "A pictograph joined of several code points counts as several; ☆ and ♪ are signs.",
        NotesJa = "複数の符号位置を組み合わせた絵文字は、その数だけ数えます。☆ と ♪ は記号です。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Scripts[LetterClass.Emoji], document.LetterCount);
}
