using Tsumugi.Text.Hashing;
using Tsumugi.Text.Words;

namespace Tsumugi.Text.Similarity;

/// <summary>Makes the set of shingles of a text: runs of n letters of its key, or runs of n words.</summary>
/// <remarks>
/// <para>
/// Five letters are what the rest of this folder is made for (<see cref="ShingleScanner"/>, nothing lost in the window). Other sizes roll
/// over hashes of letters. Two texts with the same key always have the same set.
/// </para>
/// <para>
/// Words are cut from the text as it stands, since a segmenter needs what the key folds away (コーヒー is コ-ヒ- there); then each word is
/// folded like a key, and what holds neither letter nor digit afterwards (、。「」 ー) is left out. So ＡＰＩ and api are one word. Known misses: where
/// spelling moves the cuts (half-width kana, a blank inside a word), two texts with one key have different sets; a text of more than 65,534
/// different letters has no words.
/// </para>
/// <para>One object per worker. Linear; memory is that of the longest text so far.</para>
/// </remarks>
public sealed class Shingler
{
    /// <summary>The most letters or words in a shingle.</summary>
    public const int MaxSize = 32;

    private readonly bool _ofFiveLetters;
    private readonly ISegmenter? _segmenter;
    private readonly WordList _words = new();
    private readonly TextBuffer _word = new(64);
    private readonly RunHasher _runs;
    private readonly ulong[] _chunk = new ulong[512];

    /// <summary>Creates a maker of sets.</summary>
    /// <param name="unit">What a shingle is a run of.</param>
    /// <param name="size">n.</param>
    /// <param name="segmenter">What cuts words; null for the own segmenter. Not used for letters.</param>
    public Shingler(ShingleUnit unit = ShingleUnit.Letters, int size = ShingleScanner.Letters, ISegmenter? segmenter = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        _ofFiveLetters = unit == ShingleUnit.Letters && size == ShingleScanner.Letters;
        _segmenter = unit == ShingleUnit.Words ? segmenter ?? new ScriptSegmenter() : null;
        _runs = new RunHasher(size);
    }

    /// <summary>Makes the set of one text.</summary>
    /// <param name="text">The text as stored.</param>
    /// <param name="key">Its key, see <see cref="DedupKey"/>.</param>
    /// <param name="set">Receives the shingles.</param>
    public void Fill(ReadOnlySpan<char> text, ReadOnlySpan<char> key, ShingleSet set)
    {
        if (_ofFiveLetters)
        {
            set.Fill(key);
        }
        else if (_segmenter is null)
        {
            FillLetters(key, set);
        }
        else
        {
            FillWords(text, set);
        }
    }

    private void FillLetters(ReadOnlySpan<char> key, ShingleSet set)
    {
        set.Empty(Math.Min(key.Length, 1 << 16));
        _runs.Start();
        int count = 0;
        for (int next = 0; next < key.Length;)
        {
            uint letter = key[next++];
            if (char.IsHighSurrogate((char)letter) && next < key.Length && char.IsLowSurrogate(key[next]))
            {
                letter = (uint)char.ConvertToUtf32((char)letter, key[next++]);
            }

            count = Add(Hash64.Of(letter), count, set);
        }

        set.Add(_chunk.AsSpan(0, count));
    }

    private void FillWords(ReadOnlySpan<char> text, ShingleSet set)
    {
        _segmenter!.Cut(text, _words);
        ReadOnlySpan<int> starts = _words.Starts;
        ReadOnlySpan<int> ends = _words.Ends;
        set.Empty(Math.Min(starts.Length, 1 << 16));
        _runs.Start();
        int count = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            DedupKey.Fold(text[starts[i]..ends[i]], _word);
            if (IsWord(_word.Written))
            {
                count = Add(Hash64.Of((ReadOnlySpan<char>)_word.Written), count, set);
            }
        }

        set.Add(_chunk.AsSpan(0, count));
    }

    private int Add(ulong item, int count, ShingleSet set)
    {
        if (count == _chunk.Length)
        {
            set.Add(_chunk);
            count = 0;
        }

        if (_runs.TryAdd(item, out ulong hash))
        {
            _chunk[count++] = hash;
        }

        return count;
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (char letter in word)
        {
            if (char.IsLetterOrDigit(letter) || char.IsHighSurrogate(letter))
            {
                return true;
            }
        }

        return false;
    }
}
