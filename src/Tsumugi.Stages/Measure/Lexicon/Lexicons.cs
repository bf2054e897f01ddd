using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>All word lists in one automaton, so that a text is looked through once.</summary>
/// <remarks>Immutable; built on first use, some ten milliseconds.</remarks>
internal sealed class Lexicons
{
    /// <summary>How many readings there are.</summary>
    public const int Count = (int)LexiconList.Context + 1;

    private static readonly string[] SwallowFiles = ["Offensive", "Sexual", "Sexual_with_bopo", "Sexual_with_mask"];

    private readonly int[][] _ranks = new int[Count][];

    private Lexicons()
    {
        string[] llmJpAdult = WordLists.Read("llm-jp-corpus-dict/ja_adult_keywords.txt");
        string[] llmJpDiscrimination = WordLists.Read("llm-jp-corpus-dict/ja_discrimination_keywords.txt");
        string[] llmJpViolence = WordLists.Read("llm-jp-corpus-dict/ja_violence_keywords.txt");
        string[] adult = WordLists.Read("hojichar-dict/adult_keywords_ja.txt");
        string[] discrimination = WordLists.Read("hojichar-dict/discrimination_keywords_ja.txt");
        string[] violence = WordLists.Read("hojichar-dict/violence_keywords_ja.txt");
        string[] advert = WordLists.Read("hojichar-dict/advertisement_keywords_ja.txt");
        string[] english = [.. WordLists.Read("hojichar-dict/adult_keywords_en.txt"), .. WordLists.Read("ldnoobw/en.txt")];
        string[] ldnoobw = WordLists.Read("ldnoobw/ja.txt");
        string[] sexual = WordLists.Read("inappropriate-words-ja/Sexual.txt");
        string[] offensive = WordLists.Read("inappropriate-words-ja/Offensive.txt");
        string[][] lists = new string[Count][];
        lists[(int)LexiconList.SwallowNg] = [.. SwallowFiles.SelectMany(list => WordLists.ReadAsIs($"inappropriate-words-ja/{list}.txt"))];
        lists[(int)LexiconList.LlmJpAdult] = llmJpAdult;
        lists[(int)LexiconList.LlmJpDiscrimination] = llmJpDiscrimination;
        lists[(int)LexiconList.LlmJpViolence] = llmJpViolence;
        lists[(int)LexiconList.HojicharAdult] = lists[(int)LexiconList.UzushioAdult] = adult;
        lists[(int)LexiconList.HojicharDiscrimination] = lists[(int)LexiconList.UzushioDiscrimination] = discrimination;
        lists[(int)LexiconList.HojicharViolence] = violence;
        lists[(int)LexiconList.HojicharAdvert] = advert;
        lists[(int)LexiconList.UzushioNg] = WordLists.Read("uzushio/ng_words.txt");
        lists[(int)LexiconList.LdnoobwJapanese] = [.. ldnoobw.Where(word => word is not ("sm" or "グロ" or "女の子")).SelectMany(AnyCase)];
        lists[(int)LexiconList.Adult] = Words([.. llmJpAdult, .. adult, .. sexual, .. ldnoobw.SelectMany(AnyCase), .. english.SelectMany(UsualCases)]);
        lists[(int)LexiconList.Violence] = Words([.. llmJpViolence, .. violence]);
        lists[(int)LexiconList.Discrimination] = Words([.. llmJpDiscrimination, .. discrimination, .. offensive]);
        lists[(int)LexiconList.Advert] = Words([.. advert.Where(phrase => phrase.Length > 1)]);
        lists[(int)LexiconList.Gambling] = WordLists.ReadOwn("harm/gambling.txt");
        lists[(int)LexiconList.Drugs] = WordLists.ReadOwn("harm/drugs.txt");
        lists[(int)LexiconList.Scam] = WordLists.ReadOwn("harm/scam.txt");
        lists[(int)LexiconList.Context] = WordLists.ReadOwn("harm/context.txt");
        Automaton = new PhraseAutomaton(lists.SelectMany(list => list));
        ListsOf = new int[Automaton.Phrases.Count];
        IsKatakana = [.. Automaton.Phrases.Select(WordBorder.IsKatakana)];
        Dictionary<string, int> indexes = Automaton.Phrases.Select((phrase, index) => (phrase, index)).ToDictionary(pair => pair.phrase, pair => pair.index, StringComparer.Ordinal);
        for (int list = 0; list < Count; list++)
        {
            _ranks[list] = new int[indexes.Count];
            for (int rank = lists[list].Length - 1; rank >= 0; rank--)
            {
                int phrase = indexes[lists[list][rank]];
                _ranks[list][phrase] = rank;
                ListsOf[phrase] |= 1 << list;
            }
        }
    }

    /// <summary>Gets the lists.</summary>
    public static Lexicons All { get; } = new();

    /// <summary>Gets the automaton over the words of all lists.</summary>
    public PhraseAutomaton Automaton { get; }

    /// <summary>Gets the lists of each phrase, a bit for each.</summary>
    public int[] ListsOf { get; }

    /// <summary>Gets for each phrase whether it is katakana throughout.</summary>
    public bool[] IsKatakana { get; }

    /// <summary>Gets how a list chooses.</summary>
    public static Choice ChoiceOf(int list) => (LexiconList)list switch
    {
        LexiconList.LlmJpAdult or LexiconList.LlmJpDiscrimination or LexiconList.LlmJpViolence => Choice.FirstListedKatakanaApart,
        LexiconList.HojicharAdult or LexiconList.HojicharDiscrimination or LexiconList.HojicharViolence or LexiconList.HojicharAdvert => Choice.FirstListed,
        LexiconList.Adult or LexiconList.Violence or LexiconList.Discrimination or LexiconList.Advert or LexiconList.Gambling or LexiconList.Drugs or LexiconList.Scam or LexiconList.Context => Choice.LongestWord,
        _ => Choice.Longest,
    };

    /// <summary>Gets the place of a phrase in a list that has it.</summary>
    public int Rank(int list, int phrase) => _ranks[list][phrase];

    /// <summary>Leaves out what HojiChar put in for its tests.</summary>
    private static string[] Words(IEnumerable<string> words) => [.. words.Where(word => !word.StartsWith('<')).Distinct(StringComparer.Ordinal)];

    /// <summary>Spells a word with every mix of capitals, since the source compares in small letters; no word of the list has more than a few Latin letters.</summary>
    private static IEnumerable<string> AnyCase(string word)
    {
        IEnumerable<string> spellings = [""];
        foreach (char letter in word)
        {
            char capital = letter is >= 'a' and <= 'z' ? (char)(letter - 32) : letter;
            spellings = capital == letter ? [.. spellings.Select(spelling => spelling + letter)] : [.. spellings.SelectMany(spelling => new[] { spelling + letter, spelling + capital })];
        }

        return spellings;
    }

    /// <summary>Spells an English word as listed, small, with a capital, and in capitals.</summary>
    private static IEnumerable<string> UsualCases(string word)
    {
        string small = word.ToLowerInvariant();
        return [word, small, char.ToUpperInvariant(small[0]) + small[1..], word.ToUpperInvariant()];
    }
}
