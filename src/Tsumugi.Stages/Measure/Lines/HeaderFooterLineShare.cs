using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines begin like a header or footer.</summary>
public sealed class HeaderFooterLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/header-footer-share",
        Summary = "How many of the lines begin like a header or footer.",
        SummaryJa = "ヘッダー・フッターの語句で始まる行の割合。",
        Formula = "filled lines that begin, behind white space, with a phrase of the list / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27 (Apache-2.0), header_footer_keywords_ja.txt",
        Notes = "The source looks at the first and last three sentences; 検索 and トップ begin many ordinary lines, too.",
        NotesJa = "出典では最初と最後の 3 文を見ます。「検索」や「トップ」は普通の行の始まりにもよく現れます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<PhraseLines>().HeaderFooter, document.Count<LineCounts>().Filled);
}
