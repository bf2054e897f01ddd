using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>How much of the text is Japanese writing with all its marks.</summary>
public sealed class JapaneseShareWithMarks : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/japanese-share-with-marks",
        Summary = "How much of the text is Japanese writing with all its marks.",
        SummaryJa = "空白を除く文字に占める日本語の文字と約物の割合。",
        Formula = "(kana of every form with ー and half-width ones, kanji of all planes, 、。，．！？「」・…ー and other full-width punctuation) / letters other than white space; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
        Notes = "Chinese is all kanji and punctuation and measures 1.",
        NotesJa = "中国語は漢字と約物だけなので 1 になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        int japanese = JapaneseForms.Kana(scripts) + JapaneseForms.Kanji(scripts) + scripts.Kuten + scripts.Toten
            + scripts[LetterClass.MiddleDot] + scripts[LetterClass.Ellipsis] + scripts[LetterClass.Punctuation];
        return Quotient.Of(japanese, scripts.Total - scripts.Blank);
    }
}
