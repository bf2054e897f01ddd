using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Takes the four numbers of letters on which Swallow has rules, with one or both slips of its code put right.</summary>
/// <remarks>
/// The code means to count kanji of all planes, but looks for those beyond U+FFFF in a form that Python's strings do not have, and takes the
/// hexagrams between two blocks for kanji; and it lets the ASCII ! and ? end a sentence without counting them among the end marks.
/// </remarks>
public sealed class RepairedSwallowLetters : IMeasure
{
    private readonly Part _part;
    private readonly bool _allPlanes;
    private readonly bool _asciiMarks;

    /// <summary>Creates the measure.</summary>
    /// <param name="part">Which of the four numbers.</param>
    /// <param name="allPlanes">Whether kanji of all planes are counted, and no hexagrams.</param>
    /// <param name="asciiMarks">Whether the ASCII ! and ? are counted as end marks.</param>
    public RepairedSwallowLetters(Part part, bool allPlanes, bool asciiMarks)
    {
        (_part, _allPlanes, _asciiMarks) = (part, allPlanes, asciiMarks);
        string letters = $"(ぁ–ゖ, ァ–ヺ, {(allPlanes ? "kanji of all planes without hexagrams" : "kanji as ja/kanji-share counts them")}, 。．！？{(asciiMarks ? "!?" : "")}, 、，)";
        (string name, string english, string japanese, string formula) = part switch
        {
            Part.Letters => ("japanese-letters", "How many Japanese letters the text has", "日本語の文字数", $"Japanese letters {letters}"),
            Part.Share => ("japanese-share", "How much of the text is Japanese letters", "全文字に占める日本語の文字の割合", $"Japanese letters {letters} / all letters (code points); 0 if there are none"),
            Part.Hiragana => ("hiragana-share", "How much of the Japanese writing is hiragana", "日本語の文字に占めるひらがなの割合", $"hiragana ぁ–ゖ / Japanese letters {letters}; 0 if there are none"),
            _ => ("katakana-share", "How much of the Japanese writing is katakana", "日本語の文字に占めるカタカナの割合", $"katakana ァ–ヺ / Japanese letters {letters}; 0 if there are none"),
        };
        Card = new MeasureCard
        {
            Id = $"ja/{name}{(allPlanes ? "-all-planes" : "")}{(asciiMarks ? "-ascii-marks" : "")}",
            Summary = $"{english}{(allPlanes ? ", rare kanji included" : "")}{(asciiMarks ? ", ASCII end marks included" : "")}.",
            SummaryJa = $"{japanese}{(allPlanes ? "（第 2・3 面の漢字を含む）" : "")}{(asciiMarks ? "（ASCII の ! と ? を含む）" : "")}。",
            Formula = formula,
            Unit = part == Part.Letters ? Unit.Letters : Unit.Ratio,
            Source = "Tsumugi, after swallow-llm/swallow-corpus@2d03507, quality.py",
        };
    }

    /// <summary>Names the four numbers.</summary>
    public enum Part
    {
        /// <summary>The Japanese letters.</summary>
        Letters,

        /// <summary>Their share of all letters.</summary>
        Share,

        /// <summary>Hiragana among them.</summary>
        Hiragana,

        /// <summary>Katakana among them.</summary>
        Katakana,
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        int japanese = scripts.Japanese
            + (_allPlanes ? scripts[LetterClass.KanjiBeyondBmp] - scripts[LetterClass.Hexagram] : 0)
            + (_asciiMarks ? scripts[LetterClass.AsciiEndMark] : 0);
        return _part switch
        {
            Part.Letters => japanese,
            Part.Share => Share(japanese, scripts.Total),
            Part.Hiragana => Share(scripts.Hiragana, japanese),
            _ => Share(scripts.Katakana, japanese),
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
