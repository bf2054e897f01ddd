using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Passages;

/// <summary>The recipe's section `paragraphs`.</summary>
public sealed record ParagraphSettings
{
    /// <summary>The most letters of a key that is compared with others that are nearly equal; sentences of a template are shorter.</summary>
    internal const int MostNearLetters = 500;

    /// <summary>Gets the keys of the section.</summary>
    public static SectionCard Card { get; } = new(
        CutSteps.Paragraphs,
        "Cuts lines or paragraphs out of the kept documents that stand in many of them: notices, templates, footers.",
        "残った文書の多くに現れる行または段落（お知らせ、定型文、フッターなど）を切り取ります。",
        [
            new SettingCard
            {
                Key = "on",
                Kind = SettingKind.Flag,
                Default = "no",
                Summary = "Whether the step runs.",
                SummaryJa = "この処理を行うかどうか。",
            },
            new SettingCard
            {
                Key = "unit",
                Kind = SettingKind.Choice,
                Default = "line",
                Choices = ["line", "paragraph"],
                Summary = "What is counted and cut: lines, or what stands between blank lines.",
                SummaryJa = "数えて切り取る単位（line は行、paragraph は空行で区切られた段落）。",
            },
            new SettingCard
            {
                Key = "max-documents",
                Kind = SettingKind.Whole,
                Default = "10",
                Min = 1,
                Max = int.MaxValue,
                Summary = "In how many documents a passage may stand; one that stands in more is cut.",
                SummaryJa = "一つの文言が現れてよい文書の数。これより多くの文書に現れる文言を切り取ります。",
            },
            new SettingCard
            {
                Key = "max-hosts",
                Kind = SettingKind.Whole,
                Default = "0",
                Min = 0,
                Max = int.MaxValue,
                Summary = "On how many hosts it may stand; it is cut only if it stands on more, so 1 spares what one site repeats. Documents without an address have their source for a host.",
                SummaryJa = "現れてよいホストの数。これより多くのホストに現れる文言だけを切り取ります（1 にすると、一つのサイトの中だけの繰り返しは残ります）。アドレスのない文書は、ソースを一つのホストとして数えます。",
            },
            new SettingCard
            {
                Key = "keep",
                Kind = SettingKind.Choice,
                Default = "first",
                Choices = ["first", "none"],
                Summary = "Whether a frequent passage stays where it stands first, or nowhere.",
                SummaryJa = "頻出する文言を、最初に現れた場所にだけ残すか（first）、どこにも残さないか（none）。",
            },
            new SettingCard
            {
                Key = "min-letters",
                Kind = SettingKind.Whole,
                Default = "20",
                Min = 5,
                Max = 1000,
                Summary = "The fewest letters of a passage that is counted; white space, punctuation, digits and the long mark are no letters.",
                SummaryJa = "数える対象とする文言の最小の文字数（空白、句読点、数字、長音符は数えません）。",
            },
            new SettingCard
            {
                Key = "letters",
                Kind = SettingKind.Choice,
                Default = "japanese",
                Choices = ["japanese", "any"],
                Summary = "Which letters those are: kana and kanji alone, which spares lines of programs, or letters of all scripts.",
                SummaryJa = "その文字の種類。japanese は仮名と漢字だけを数え（プログラムの行は対象外になります）、any はすべての文字を数えます。",
            },
            new SettingCard
            {
                Key = "fold-digits",
                Kind = SettingKind.Flag,
                Default = "yes",
                Summary = "Whether passages are equal that differ in numbers only, such as dates and counters.",
                SummaryJa = "日付や閲覧数のような、数だけが違う文言を同じとみなすかどうか。",
            },
            new SettingCard
            {
                Key = "near",
                Kind = SettingKind.Number,
                Default = "1",
                Min = 0.7,
                Max = 1,
                Summary = "The share of letters that must be the same for two passages to count as one; 1 counts equal ones only.",
                SummaryJa = "二つの文言を一つとして数えるのに必要な、共通する文字の割合。1 なら等しいものだけを数えます。",
            },
            new SettingCard
            {
                Key = "shortest-text",
                Kind = SettingKind.Whole,
                Default = "50",
                Min = 1,
                Max = int.MaxValue,
                Summary = "The fewest letters that must be left of a document that lost passages; one with fewer is dropped.",
                SummaryJa = "文言を切り取られた文書に残るべき最小の文字数。これより少ない文書は除かれます。",
            },
        ]);

    /// <summary>Gets a value indicating whether the step runs.</summary>
    public bool On { get; init; }

    /// <summary>Gets what is counted.</summary>
    public ParagraphUnit Unit { get; init; }

    /// <summary>Gets in how many documents a passage may stand.</summary>
    public long MaxDocuments { get; init; } = 10;

    /// <summary>Gets on how many hosts it may stand.</summary>
    public long MaxHosts { get; init; }

    /// <summary>Gets a value indicating whether the first occurrence stays.</summary>
    public bool KeepFirst { get; init; } = true;

    /// <summary>Gets the fewest letters of a passage.</summary>
    public int MinLetters { get; init; } = 20;

    /// <summary>Gets a value indicating whether kana and kanji alone are letters.</summary>
    public bool JapaneseLetters { get; init; } = true;

    /// <summary>Gets a value indicating whether numbers are equal.</summary>
    public bool FoldDigits { get; init; } = true;

    /// <summary>Gets the share of letters that near passages have in common.</summary>
    public double Near { get; init; } = 1;

    /// <summary>Gets how often the corpus is swept: near passages that miss each other in one sweep may meet in another.</summary>
    internal int Sweeps => Near < 1 ? 2 : 1;

    /// <summary>Gets the fewest letters left of a document.</summary>
    public int ShortestText { get; init; } = 50;

    /// <summary>Reads the section of a checked recipe.</summary>
    public static ParagraphSettings From(Settings settings) => new()
    {
        On = settings.Flag("on"),
        Unit = settings.Text("unit") == "paragraph" ? ParagraphUnit.Paragraph : ParagraphUnit.Line,
        MaxDocuments = settings.Whole("max-documents"),
        MaxHosts = settings.Whole("max-hosts"),
        KeepFirst = settings.Text("keep") == "first",
        MinLetters = settings.Whole("min-letters"),
        JapaneseLetters = settings.Text("letters") == "japanese",
        FoldDigits = settings.Flag("fold-digits"),
        Near = settings.Number("near"),
        ShortestText = settings.Whole("shortest-text"),
    };

    /// <summary>Says whether a passage is cut.</summary>
    internal bool IsFrequent(long documents, long hosts) => documents > MaxDocuments && hosts > MaxHosts;
}
