using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>How many 。 come on a letter.</summary>
public sealed class KutenPerLetter : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/kuten-per-letter",
        Summary = "How many 。 come on a letter.",
        SummaryJa = "1 文字あたりの句点（。）の数。",
        Formula = "。 / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardRareKuten; also llm-jp/llm-jp-corpus@9815fc5, scripts/filters.py, has_good_average_sentence_length",
        Notes = "A mean sentence of at most m letters is at least 1/m here, as the source tests it; a text without letters passes there and is 0 here. Only 。 counts: a text that ends its sentences with ！ or ． is one sentence.",
        NotesJa = "文の平均が m 文字以下なら、この値は 1/m 以上になります（出典の判定と同じです）。文字のない文章は、出典では通過しますが、ここでは 0 です。数えるのは 。だけなので、！や ．で文を終える文章は 1 文になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.CountOf('。'), document.LetterCount);
}
