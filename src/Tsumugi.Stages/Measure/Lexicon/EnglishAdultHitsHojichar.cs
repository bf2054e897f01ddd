using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>How many adult words of the English list of HojiChar the text has.</summary>
public sealed class EnglishAdultHitsHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "lexicon/adult-en-hits-hojichar",
        Summary = "How many adult words of the English list of HojiChar the text has.",
        SummaryJa = "HojiChar の英語成人向けリストの語の数。",
        Formula = "matches of (start or blank)(word)(blank, comma, full stop or end), any case, from the left, not overlapping",
        Unit = Unit.Count,
        Source = "HojiChar/HojiChar@3ca1d27 (Apache-2.0), document_filters.py, NgWordsFilterEn; adult_keywords_en.txt",
        Notes = "A line feed is neither a blank nor an end. AV and bl are on the list.",
        NotesJa = "改行は空白とも終わりともみなしません。一覧には AV や bl も入っています。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<EnglishAdultWords>().Hits;
}
