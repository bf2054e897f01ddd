using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Measure.Harm;

/// <summary>The words that are looked for behind masks, folded, and the hashes of each with one letter missing.</summary>
/// <remarks>Immutable; built on first use. A hash that meets is checked letter by letter, so none is taken for another.</remarks>
internal sealed class MaskedWordList
{
    /// <summary>The shortest word: of two letters with one masked nothing is left that could be recognised.</summary>
    public const int Shortest = 3;

    /// <summary>The longest word.</summary>
    public const int Longest = 10;

    private readonly HashSet<string> _words;
    private readonly Dictionary<ulong, List<string>> _gaps = [];

    private MaskedWordList()
    {
        IEnumerable<string> listed = [.. WordLists.Read("inappropriate-words-ja/Sexual.txt"), .. WordLists.Read("inappropriate-words-ja/Offensive.txt"), .. WordLists.Read("ldnoobw/ja.txt")];
        _words = [.. listed.Select(Fold).Where(word => word.Length is >= Shortest and <= Longest && IsJapanese(word))];
        foreach (string word in _words)
        {
            for (int gap = 0; gap < word.Length; gap++)
            {
                ulong key = Key(word, gap);
                if (!_gaps.TryGetValue(key, out List<string>? words))
                {
                    _gaps[key] = words = [];
                }

                words.Add(word);
            }
        }
    }

    /// <summary>Gets the list.</summary>
    public static MaskedWordList All { get; } = new();

    /// <summary>Gets the number of words.</summary>
    public int Count => _words.Count;

    /// <summary>Folds a letter so that spellings of one sound meet: half-width katakana and hiragana become katakana, small kana large ones, Latin letters small and narrow.</summary>
    public static char Fold(char letter)
    {
        letter = letter switch
        {
            >= '\u3041' and <= '\u3096' => (char)(letter + 0x60),
            >= 'Ａ' and <= 'Ｚ' => (char)(letter - 'Ａ' + 'a'),
            >= 'ａ' and <= 'ｚ' => (char)(letter - 'ａ' + 'a'),
            >= 'A' and <= 'Z' => (char)(letter + 32),
            >= '\uFF66' and <= '\uFF9D' => HalfKatakana[letter - '\uFF66'],
            _ => letter,
        };
        int small = SmallKana.IndexOf(letter);
        return small < 0 ? letter : LargeKana[small];
    }

    /// <summary>Says whether folded letters are a word.</summary>
    public bool Has(ReadOnlySpan<char> folded) => _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    /// <summary>Says whether folded letters are a word but for one of them.</summary>
    public bool HasBut(ReadOnlySpan<char> folded, int gap)
    {
        if (!_gaps.TryGetValue(Key(folded, gap), out List<string>? words))
        {
            return false;
        }

        foreach (string word in words)
        {
            if (word.Length == folded.Length && folded[..gap].SequenceEqual(word.AsSpan(0, gap)) && folded[(gap + 1)..].SequenceEqual(word.AsSpan(gap + 1)))
            {
                return true;
            }
        }

        return false;
    }

    private const string SmallKana = "ァィゥェォッャュョヮ";
    private const string LargeKana = "アイウエオツヤユヨワ";
    private const string HalfKatakana = "ヲアイウエオヤユヨツーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    private static string Fold(string word) => string.Create(word.Length, word, static (letters, word) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = Fold(word[i]);
        }
    });

    /// <summary>Words in Latin letters are names of brands and the like as soon as one letter is open.</summary>
    private static bool IsJapanese(string word) => word.All(letter => letter is (>= '\u30A1' and <= '\u30FC') or (>= '\u4E00' and <= '\u9FFF'));

    private static ulong Key(ReadOnlySpan<char> word, int gap) => (Hash64.Of(word[..gap]) * 31) + Hash64.Of(word[(gap + 1)..]) + ((ulong)word.Length << 8) + (ulong)gap;
}
