using System.Numerics;

namespace Tsumugi.Corpus.Making;

/// <summary>Computes the true Jaccard similarity of two texts: sets of 5 letters (UTF-16 units) in a row, white space removed beforehand.</summary>
/// <remarks>
/// The definition of `jaccard5` in the shared data's manifest. The grams are compared by 64-bit mixes, so the value is off only if
/// two of some ten thousand collide. One thread; the memory is used again.
/// </remarks>
public sealed class FiveGrams
{
    private const int Letters = 5;

    private ulong[] _grams = new ulong[1 << 12];
    private byte[] _seen = new byte[1 << 12];

    /// <summary>Compares; texts too short for one gram are alike only if they are equal.</summary>
    public double Jaccard(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length < Letters || right.Length < Letters)
        {
            return left.SequenceEqual(right) ? 1 : 0;
        }

        Clear(left.Length + right.Length);
        int onlyLeft = 0;
        int both = 0;
        int onlyRight = 0;
        for (int i = 0; i + Letters <= left.Length; i++)
        {
            ref byte seen = ref Find(Gram(left, i));
            onlyLeft += seen == 0 ? 1 : 0;
            seen = 1;
        }

        for (int i = 0; i + Letters <= right.Length; i++)
        {
            ref byte seen = ref Find(Gram(right, i));
            onlyRight += seen == 0 ? 1 : 0;
            both += seen == 1 ? 1 : 0;
            seen |= 2;
        }

        return (double)both / (onlyLeft + onlyRight);
    }

    private static ulong Gram(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> gram = text.Slice(at, Letters);
        ulong four = gram[0] | ((ulong)gram[1] << 16) | ((ulong)gram[2] << 32) | ((ulong)gram[3] << 48);
        ulong mixed = (four ^ (gram[4] * 0x9E3779B97F4A7C15)) * 0xBF58476D1CE4E5B9;

        // 0 marks a free place.
        return (mixed ^ (mixed >> 29)) | 1;
    }

    private ref byte Find(ulong gram)
    {
        int mask = _grams.Length - 1;
        int at = (int)(gram >> 20) & mask;
        while (_grams[at] != 0 && _grams[at] != gram)
        {
            at = (at + 1) & mask;
        }

        _grams[at] = gram;
        return ref _seen[at];
    }

    private void Clear(int grams)
    {
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)grams * 2);
        if (places != _grams.Length)
        {
            _grams = new ulong[places];
            _seen = new byte[places];
            return;
        }

        Array.Clear(_grams);
        Array.Clear(_seen);
    }
}
