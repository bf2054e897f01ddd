using System.Runtime.CompilerServices;

namespace Tsumugi.Text.Similarity;

/// <summary>Walks over a key and hashes each run of five letters (Unicode code points) to 64 bits.</summary>
/// <remarks>
/// <para>
/// Five characters are the shingle of Doubri (Swallow Corpus), HojiChar and onion-style pipelines for Japanese: long enough to tell texts apart,
/// short enough that one edited word touches few. A lone surrogate counts as one letter.
/// </para>
/// <para>
/// The last five code points are 105 bits and are kept as two numbers of 63 and 42 bits, so the window itself loses nothing. Their 64-bit
/// hash stands for the shingle: two documents of 10⁵ shingles each have an accidental equality with probability 10¹⁰ / 2⁶⁴ &lt; 10⁻⁹, which
/// then moves their Jaccard similarity by 10⁻⁵.
/// </para>
/// <para>Linear, allocates nothing. One multiplication and one mixing step per letter; the key may be as long as it likes.</para>
/// </remarks>
public ref struct ShingleScanner
{
    /// <summary>Letters in a shingle.</summary>
    public const int Letters = 5;

    private readonly ReadOnlySpan<char> _key;
    private int _next;
    private int _seen;
    private ulong _older;
    private ulong _newer;

    /// <summary>Starts in front of the first letter.</summary>
    /// <param name="key">A key, see <see cref="DedupKey"/>.</param>
    public ShingleScanner(ReadOnlySpan<char> key) => _key = key;

    /// <summary>Hashes the next shingles, as many as there is room for.</summary>
    /// <param name="hashes">Receives the hashes in the order of the text, repeated ones too.</param>
    /// <returns>How many were written; 0 at the end of the key.</returns>
    public int Read(scoped Span<ulong> hashes)
    {
        const ulong ThreeLetters = (1UL << 63) - 1;
        const ulong TwoLetters = (1UL << 42) - 1;
        ReadOnlySpan<char> key = _key;
        int next = _next;
        int seen = _seen;
        ulong older = _older;
        ulong newer = _newer;
        int count = 0;
        while (next < key.Length && count < hashes.Length)
        {
            uint letter = key[next++];
            if ((letter & 0xFC00) == 0xD800 && next < key.Length && (key[next] & 0xFC00) == 0xDC00)
            {
                letter = 0x10000 + ((letter & 0x3FF) << 10) + (uint)(key[next++] & 0x3FF);
            }

            older = ((older << 21) | (newer >> 21)) & ThreeLetters;
            newer = ((newer << 21) | letter) & TwoLetters;
            if (++seen >= Letters)
            {
                hashes[count++] = Hash(older, newer);
                seen = Letters;
            }
        }

        (_next, _seen, _older, _newer) = (next, seen, older, newer);
        return count;
    }

    /// <summary>Folds the 128-bit product of both halves; neither factor can be 0, since each constant has a bit above its half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong older, ulong newer)
    {
        ulong high = Math.BigMul(older ^ 0xA0761D6478BD642F, newer ^ 0xE7037ED1A0B428DB, out ulong low);
        ulong hash = high ^ low;
        hash = (hash ^ (hash >> 32)) * 0x9FB21C651E98DF25;
        return hash ^ (hash >> 28);
    }
}
