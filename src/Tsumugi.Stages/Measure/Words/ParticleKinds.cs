using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many kinds of the small words that hold Japanese sentences together the text has, in the new spelling or in the old.</summary>
/// <remarks>
/// Prose of any domain has most of them; lists, menus and keyword texts have a few at most, whatever their script. Statutes and letters of the old
/// spelling write them in katakana (之ヲ施行ス), where the letter ヲ, which no loanword has, tells that they are particles.
/// </remarks>
public sealed class ParticleKinds : IMeasure
{
    private const char OldMark = 'ヲ';
    private const string OldSpelling = "ノニヲハタテガトデシレサ";

    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/particle-kinds",
        Summary = "How many kinds of particles and other small words the text has, in the new or the old spelling.",
        SummaryJa = "助詞など頻出する小さな語の種類数（片仮名表記の旧文体を含む）。",
        Formula = "word/stop-word-kinds; if the text has ヲ and more katakana than hiragana, how many of the letters ノ ニ ヲ ハ タ テ ガ ト デ シ レ サ it has, if that is more",
        Unit = Unit.Count,
        Source = "Tsumugi, after the stop words of huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "Depends on the segmenter, as all numbers of words do.",
        NotesJa = "単語を数えるほかの値と同じく、分割の方法によって変わります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        int kinds = document.Words.StopWordKinds;
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Katakana > scripts.Hiragana && document.CountOf(OldMark) > 0 ? Math.Max(kinds, InOldSpelling(document)) : kinds;
    }

    private static int InOldSpelling(in TextView document)
    {
        int kinds = 0;
        foreach (char letter in OldSpelling)
        {
            kinds += document.CountOf(letter) > 0 ? 1 : 0;
        }

        return kinds;
    }
}
