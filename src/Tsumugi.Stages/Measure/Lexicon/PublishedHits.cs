using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Counts the words of one published list as its own program counts them; one object per list.</summary>
public sealed class PublishedHits : IMeasure
{
    private readonly LexiconList _list;
    private readonly bool _countsKinds;

    private PublishedHits(LexiconList list, bool countsKinds, MeasureCard card)
    {
        _list = list;
        _countsKinds = countsKinds;
        Card = card;
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <summary>Creates the measure of one of llm-jp's lists.</summary>
    public static PublishedHits LlmJp(string category, string words, string wordsJa) => new(
        category switch { "adult" => LexiconList.LlmJpAdult, "discrimination" => LexiconList.LlmJpDiscrimination, _ => LexiconList.LlmJpViolence },
        false,
        new()
        {
            Id = $"lexicon/{category}-hits-llm-jp",
            Summary = $"How many {words} of llm-jp's list the text has, as its program counts.",
            SummaryJa = $"{wordsJa}の数（llm-jp のリストと数え方）。",
            Formula = "matches from the left, not overlapping: at each place the first word in the order of the list, katakana words last and only without a letter of [ァ-ヴー] on either side",
            Unit = Unit.Count,
            Source = $"llm-jp/llm-jp-corpus@9815fc5 (Apache-2.0), scripts/filters.py, is_not_{category}_content; ja_{category}_keywords.txt",
            Notes = "Quirk kept: words in hiragana and kanji are found inside others.",
            NotesJa = "残した癖: ひらがなや漢字の語は、ほかの語の途中でも見つけます。",
        });

    /// <summary>Creates the measure of one of HojiChar's lists.</summary>
    public static PublishedHits Hojichar(string category, string words, string wordsJa) => new(
        category switch { "adult" => LexiconList.HojicharAdult, "discrimination" => LexiconList.HojicharDiscrimination, "violence" => LexiconList.HojicharViolence, _ => LexiconList.HojicharAdvert },
        false,
        new()
        {
            Id = $"lexicon/{category}-hits-hojichar",
            Summary = $"How many {words} of HojiChar's list the text has, as its program counts.",
            SummaryJa = $"{wordsJa}の数（HojiChar のリストと数え方）。",
            Formula = "matches from the left, not overlapping: at each place the first word in the order of the list",
            Unit = Unit.Count,
            Source = $"HojiChar/HojiChar@3ca1d27 (Apache-2.0), document_filters.py; {(category == "advert" ? "advertisement" : category)}_keywords_ja.txt",
            Notes = "Quirk kept: words are found inside others, アス in アスパラガス and サック in リュックサック.",
            NotesJa = "残した癖: ほかの語の途中でも見つけます（アスパラガスのアス、リュックサックのサック）。",
        });

    /// <summary>Creates the measure of one list as Uzushio counts it.</summary>
    public static PublishedHits Uzushio(string category, string words, string wordsJa) => new(
        category switch { "adult" => LexiconList.UzushioAdult, "discrimination" => LexiconList.UzushioDiscrimination, _ => LexiconList.UzushioNg },
        true,
        new()
        {
            Id = $"lexicon/{category}-kinds-uzushio",
            Summary = $"How many different {words} the text has, as Uzushio counts.",
            SummaryJa = $"{wordsJa}の種類数（Uzushio の数え方）。",
            Formula = "different words found from the left, the longest at each place, not overlapping, no boundaries",
            Unit = Unit.Count,
            Source = category == "ng" ? "WorksApplications/uzushio@23dc7b2 (Apache-2.0), filters/WordTypes.scala; its ng_words.txt" : "WorksApplications/uzushio@23dc7b2 (Apache-2.0), filters/WordTypes.scala; lists of HojiChar/HojiChar@3ca1d27",
            Notes = "Quirk kept: words are found inside others.",
            NotesJa = "残した癖: ほかの語の途中でも見つけます。",
        });

    /// <summary>Creates the measure of C4's Japanese list.</summary>
    public static PublishedHits C4() => new(
        LexiconList.LdnoobwJapanese,
        false,
        new()
        {
            Id = "lexicon/ldnoobw-ja-hits-c4",
            Summary = "How many words of the Japanese list of LDNOOBW the text has, as C4's filter counts.",
            SummaryJa = "LDNOOBW 日本語リストの語の数（C4 の数え方）。",
            Formula = "matches from the left, the longest at each place, not overlapping, in small letters, without sm, グロ and 女の子",
            Unit = Unit.Count,
            Source = "LDNOOBW@5faf2ba (CC BY 4.0), ja; huggingface/datatrove@a649de7, c4_filters.py, C4BadWordsFilter",
            Notes = "Quirk kept: words are found inside others. The source drops a document at the first one, so the order of its list does not matter.",
            NotesJa = "残した癖: ほかの語の途中でも見つけます。出典は一つ見つかった時点で文書を除くので、一覧の順序は関係しません。",
        });

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        LexiconCounts counts = document.Count<LexiconCounts>();
        return _countsKinds ? counts.Kinds(_list) : counts.Hits(_list);
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => LexiconCounts.Locate(_list, document, spans);
}
