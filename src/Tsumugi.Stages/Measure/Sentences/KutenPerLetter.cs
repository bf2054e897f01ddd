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
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.CountOf('。'), document.LetterCount);
}
