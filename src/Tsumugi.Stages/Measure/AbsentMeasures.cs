using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Stages.Measure;

/// <summary>Lists the signals of published filters that no text alone gives, or for which no model is shipped.</summary>
/// <remarks>Presets may name them, so that a preset is whole; rules on them are skipped, which every output says. They have no column in the ledger.</remarks>
public static class AbsentMeasures
{
    private static readonly Phrase NoModel = new("the model is not shipped with this program", "モデルをこのプログラムに同梱していません");
    private static readonly Phrase NeedsCorpus = new("counts over the whole crawl are missing", "クロール全体での頻度がありません");
    private static readonly Phrase NeedsMarkup = new("the markup of the page is missing, since the text is plain", "本文はプレーンテキストで、ページのマークアップがありません");

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<AbsentMeasure> All { get; } =
    [
        Absent(
            "model/kenlm-document-perplexity",
            "How strange the text is to an n-gram language model.",
            "n-gram 言語モデルのパープレキシティ（文書平均）。",
            "mean perplexity of the paragraphs by their letters, KenLM on Sudachi tokens",
            "WorksApplications/uzushio@23dc7b2, filters/KenLMDocAvgPerplexity.scala",
            NoModel),
        Absent(
            "model/kenlm-paragraph-outliers",
            "How many paragraphs are strange to an n-gram language model.",
            "n-gram 言語モデルで外れ値となる段落の数。",
            "paragraphs among three whose perplexity passes a limit, a tenth of outliers left out",
            "WorksApplications/uzushio@23dc7b2, filters/KenLMParagraphPerplexity.scala",
            NoModel),
        Absent(
            "corpus/paragraph-frequency",
            "How often the paragraphs of the text occur in the crawl.",
            "段落がクロール全体に現れる回数。",
            "near-duplicates of three paragraphs in a row over all snapshots",
            "WorksApplications/uzushio@23dc7b2, filters/LargeFreqParagraphs.scala",
            NeedsCorpus),
        Absent(
            "corpus/document-frequency-percentile",
            "How often the rarest paragraphs of the text occur in the crawl.",
            "まれな段落がクロール全体に現れる回数。",
            "near-frequency at the 5th percentile of the paragraphs",
            "WorksApplications/uzushio@23dc7b2, filters/DeduplicateDocumentsPercentile.scala",
            NeedsCorpus),
        Absent(
            "page/link-letters-share",
            "How much of the text stands in links.",
            "リンク内の文字の割合。",
            "letters inside of <a> / letters",
            "WorksApplications/uzushio@23dc7b2, filters/LinkCharRatio.scala",
            NeedsMarkup),
        Absent(
            "page/dom-content",
            "Whether paragraphs stand in headers, menus or footers of the page.",
            "ヘッダー・メニュー・フッター内の段落かどうか。",
            "paragraphs below header, footer, aside, nav, noscript, form or a class that names one",
            "WorksApplications/uzushio@23dc7b2, filters/NoContentDOM.scala",
            NeedsMarkup),
        Absent(
            "model/fasttext-japanese",
            "How sure fastText is that the text is Japanese.",
            "fastText による日本語の確率。",
            "probability of __label__ja, lid.176",
            "HojiChar/HojiChar@3ca1d27, filters/language_identification.py",
            NoModel),
        Absent(
            "model/glotlid-japanese",
            "How sure GlotLID is that the text is Japanese.",
            "GlotLID による日本語の確率。",
            "probability of jpn_Jpan",
            "huggingface/fineweb-2@d0defb2, fineweb-2-pipeline.py",
            NoModel),
        Absent(
            "model/edu-score",
            "How instructive a classifier finds the text.",
            "教育的価値の分類器の値。",
            "expectation over classes 0 to 3",
            "tokyotech-llm/edu-classifier",
            NoModel),
        Absent(
            "word/noun-share-hojichar",
            "How many of the words are nouns.",
            "名詞の割合。",
            "nouns / words without symbols, UniDic",
            "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardTooManyNouns",
            new Phrase("the parts of speech of UniDic are missing", "UniDic の品詞がありません")),
    ];

    /// <summary>Gets them as presets know them.</summary>
    public static IReadOnlyList<Signal> Signals { get; } = [.. All.Select(absent => new Signal(absent.Card.Id, absent.Why.English, absent.Why.Japanese))];

    /// <summary>Finds an absent signal by its id; null if there is none.</summary>
    public static AbsentMeasure? Find(string id) => All.FirstOrDefault(absent => absent.Card.Id == id);

    private static AbsentMeasure Absent(string id, string summary, string summaryJa, string formula, string source, Phrase why) =>
        new(new MeasureCard { Id = id, Summary = summary, SummaryJa = summaryJa, Formula = formula, Unit = Unit.Quotient, Source = source }, why);
}
