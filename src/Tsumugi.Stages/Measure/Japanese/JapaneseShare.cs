using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the text is Japanese writing.</summary>
/// <remarks>Chinese pages have a high share, too, since kanji are counted; the hiragana share tells them apart.</remarks>
public sealed class JapaneseShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/japanese-share",
        Summary = "How much of the text is Japanese letters.",
        SummaryJa = "全文字に占める日本語の文字の割合。",
        Formula = "Japanese letters (ぁ–ゖ, ァ–ヺ, kanji, 。．！？, 、，) / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, japanese_fraction",
        Notes = "ー and white space are in the denominator only, so tables and loanwords lower it.",
        NotesJa = "ー と空白は分母にだけ入るので、表や外来語が多いと低くなります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)scripts.Japanese / scripts.Total;
    }
}
