using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Passages;

/// <summary>Makes the key by which passages are compared, and its hashes.</summary>
/// <remarks>
/// <para>
/// The key is that of whole documents (<see cref="DedupKey"/>: width, white space and variants of punctuation folded, marks of voicing kept)
/// with two changes. What is neither letter nor number at either end is left out, so that a list's dash, a heading's ■ and a full stop do
/// not make two passages out of one. And a number is one 0 (if the recipe wants it): digits with the commas, points and colons between them,
/// so that 「閲覧数 1,234」 and 「閲覧数 56」 are equal; kanji numerals are words and stay.
/// </para>
/// <para>The buffer belongs to the worker: one thread, no allocation once it has grown.</para>
/// </remarks>
internal sealed class PassageKey(ParagraphSettings settings)
{
    private const int LettersKept = 1 << 20;
    private const int GramLetters = 3;

    private readonly TextBuffer _key = new();
    private int _start;
    private int _end;

    /// <summary>Gets the key; valid until the next call.</summary>
    public ReadOnlySpan<char> Key => _key.Written[_start.._end];

    /// <summary>Gets the letters of the key that the recipe counts: no punctuation, no digits; a pair of surrogates is one.</summary>
    public int Letters { get; private set; }

    /// <summary>Takes up a passage.</summary>
    public void Set(ReadOnlySpan<char> passage)
    {
        _key.Clear();
        _key.Trim(LettersKept);
        DedupKey.Fold(passage, _key);
        if (settings.FoldDigits)
        {
            FoldNumbers(_key);
        }

        ReadOnlySpan<char> key = _key.Written;
        (_start, _end) = (0, key.Length);
        while (_start < _end && !IsWord(key[_start]))
        {
            _start++;
        }

        while (_end > _start && !IsWord(key[_end - 1]))
        {
            _end--;
        }

        Letters = CountLetters(key[_start.._end]);
    }

    /// <summary>Gives 96 bits that stand for the key: among 10¹¹ different passages two share them with probability 10⁻⁷.</summary>
    public (ulong High, uint Low) Hash()
    {
        UInt128 hash = Hash128.Of(Key);
        return ((ulong)(hash >> 64), (uint)((ulong)hash >> 32));
    }

    /// <summary>Gives the near key: the two smallest hashes, by two functions, of all runs of three letters; equal for passages that differ elsewhere.</summary>
    /// <remarks>
    /// If a template fills the share s of a passage's runs, both smallest ones lie in it with probability s², and then all such passages meet in
    /// one bucket. Whether they are alike is found out there, from their letters.
    /// </remarks>
    /// <param name="sweep">Which pair of functions: what misses its bucket by one may find it by another.</param>
    public ulong NearHash(int sweep)
    {
        ulong salt = (ulong)sweep * 0xD6E8_FEB8_6659_FD93;
        ReadOnlySpan<char> key = Key;
        ulong first = ulong.MaxValue;
        ulong second = ulong.MaxValue;
        ulong gram = 0;
        for (int i = 0; i < key.Length; i++)
        {
            gram = ((gram << 16) | key[i]) & 0xFFFF_FFFF_FFFF;
            if (i >= GramLetters - 1)
            {
                first = Math.Min(first, Mix(gram + salt + 0x9E37_79B9_7F4A_7C15));
                second = Math.Min(second, Mix(gram + salt + 0xC2B2_AE3D_27D4_EB4F));
            }
        }

        return Hash64.Of(first, second);
    }

    private int CountLetters(ReadOnlySpan<char> key)
    {
        int letters = 0;
        for (int i = 0; i < key.Length; i++)
        {
            int codePoint = char.IsHighSurrogate(key[i]) && i + 1 < key.Length && char.IsLowSurrogate(key[i + 1]) ? char.ConvertToUtf32(key[i], key[++i]) : key[i];
            letters += (settings.JapaneseLetters ? IsJapanese(codePoint) : (LetterTraitTable.Of(codePoint) & LetterTraits.Alphabetic) != LetterTraits.None) ? 1 : 0;
        }

        return letters;
    }

    private static bool IsJapanese(int codePoint) => LetterClasses.Of(codePoint) is
        LetterClass.Hiragana or LetterClass.HiraganaMark or LetterClass.Katakana or LetterClass.KatakanaMark or LetterClass.KanaBeyondBmp or LetterClass.Kanji or LetterClass.KanjiMark or LetterClass.KanjiBeyondBmp;

    private static bool IsWord(char unit) => (LetterTraitTable.Of(unit) & (LetterTraits.Alphabetic | LetterTraits.Numeric)) != LetterTraits.None || char.IsSurrogate(unit);

    /// <summary>Writes one 0 for each number, in place.</summary>
    private static void FoldNumbers(TextBuffer key)
    {
        Span<char> letters = key.Written;
        int length = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            if (char.IsAsciiDigit(letters[i]))
            {
                while (i + 1 < letters.Length && (char.IsAsciiDigit(letters[i + 1]) || (letters[i + 1] is ',' or '.' or ':' && i + 2 < letters.Length && char.IsAsciiDigit(letters[i + 2]))))
                {
                    i++;
                }

                letters[length++] = '0';
            }
            else
            {
                letters[length++] = letters[i];
            }
        }

        key.Truncate(length);
    }

    /// <summary>Stafford's mix 13, as in SplitMix64: one-to-one, so two different runs never share a hash.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
