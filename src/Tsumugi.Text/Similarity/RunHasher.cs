using System.Runtime.CompilerServices;

namespace Tsumugi.Text.Similarity;

/// <summary>Hashes each run of n items of a stream, given the hash of each item.</summary>
/// <remarks>
/// A polynomial in an odd number modulo 2⁶⁴ that rolls: the newest item comes in, the oldest goes out, then the sum is mixed. Items must be
/// well-mixed hashes themselves, since the polynomial alone is weak in its low bits. One thread, no allocation per item.
/// </remarks>
/// <param name="size">n, items in a run.</param>
internal sealed class RunHasher(int size)
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly ulong[] _ring = new ulong[size];
    private readonly ulong _oldest = Power(size);
    private ulong _sum;
    private int _next;
    private int _seen;

    /// <summary>Begins a new stream.</summary>
    public void Start()
    {
        (_sum, _next, _seen) = (0, 0, 0);
        Array.Clear(_ring);
    }

    /// <summary>Takes the next item.</summary>
    /// <param name="item">Its hash.</param>
    /// <param name="hash">The hash of the run that ends with it.</param>
    /// <returns>False while there are fewer than n items.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(ulong item, out ulong hash)
    {
        _sum = (_sum * Factor) + item - (_ring[_next] * _oldest);
        _ring[_next] = item;
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        _seen += _seen < _ring.Length ? 1 : 0;
        hash = Mix(_sum);
        return _seen == _ring.Length;
    }

    /// <summary>Mixes all bits of a number, one to one (Stafford's mix 13, as in SplitMix64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Power(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= Factor;
        }

        return power;
    }
}
