using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many letters the longest word has.</summary>
public sealed class LongestWord : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/max-length",
        Summary = "How many letters the longest word has.",
        SummaryJa = "最も長い単語の文字数。",
        Formula = "letters of the longest word (code points)",
        Unit = Unit.Letters,
        Source = "Tsumugi; C4 drops lines with a word of more than 1,000 letters",
        Notes = "C4 cuts at white space only, so that a Japanese paragraph is one word there.",
        NotesJa = "C4 は空白でだけ区切るので、日本語の段落は全体で 1 語になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Words.Longest;
}
