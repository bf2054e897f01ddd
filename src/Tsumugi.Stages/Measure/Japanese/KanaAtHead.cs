using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>How many kana are among the first fifty letters.</summary>
public sealed class KanaAtHead : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/kana-at-head",
        Summary = "How many kana are among the first fifty letters.",
        SummaryJa = "冒頭 50 文字にある仮名の数。",
        Formula = "[ぁ-んァ-ン] among the first 50 letters (code points)",
        Unit = Unit.Count,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, AcceptJapanese; also llm-jp/llm-jp-corpus@9815fc5, scripts/filters.py, is_japanese",
        Notes = "Quirk kept: ヴ, ー and half-width kana do not count, and a page that begins with fifty letters of kanji and figures has none.",
        NotesJa = "残した癖: ヴ、ー、半角の仮名は数えません。漢字と数字が 50 文字続いて始まるページには、仮名がないことになります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<char> head = document.Letters[..document.UnitOf(Math.Min(50, document.LetterCount))];
        int kana = 0;
        foreach (char letter in head)
        {
            kana += letter is (>= '\u3041' and <= '\u3093') or (>= '\u30A1' and <= '\u30F3') ? 1 : 0;
        }

        return kana;
    }
}
