using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Words;

/// <summary>How many of fifteen frequent words the text has.</summary>
public sealed class StopWordKinds : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "word/stop-word-kinds",
        Summary = "How many of fifteen frequent words the text has.",
        SummaryJa = "頻出する 15 語のうち現れるものの数。",
        Formula = "how many of の に を は た て が と で 年 し ・ 月 れ さ are words of the text",
        Unit = Unit.Count,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, gopher_enough_stop_words; words: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "FineWeb2's limit was set on Sudachi mode-A words; with other words it is approximate.",
        NotesJa = "FineWeb2 の限界値は Sudachi の A 単位の単語で決められたものなので、ほかの分割では近似になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Words.StopWordKinds;
}
