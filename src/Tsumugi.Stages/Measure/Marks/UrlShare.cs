using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How much of the text stands in addresses.</summary>
public sealed class UrlShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/url-share",
        Summary = "How much of the text stands in addresses.",
        SummaryJa = "URL が占める割合。",
        Formula = "letters of http://…, https://… and www.…, up to a letter that is not one of A-Z a-z 0-9 / : % # $ & ? ( ) ~ . = + - _ @ ! * ' , ; [ ] / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi; llm-jp/llm-jp-corpus@9815fc5, scripts/filters.py, strips addresses that may go on with Japanese letters",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(Addresses.Letters(document.Letters), document.LetterCount);
}
