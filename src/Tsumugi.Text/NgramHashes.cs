using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text;

/// <summary>Hashes the n numbers from every place on to a few bits, for counting roughly before anything is compared.</summary>
/// <remarks>
/// Equal n-grams have equal hashes; different ones may, and a text can be written so that many do. Who uses them must be exact and linear whatever they are.
/// No allocation, thread-safe.
/// </remarks>
internal static class NgramHashes
{
    /// <summary>The greatest n: what is read beyond the last place stays in the padding.</summary>
    public const int Longest = LetterCensus.Padding;

    /// <summary>The most bits.</summary>
    public const int MostBits = 16;

    // Odd, so that multiplying loses nothing; the upper bits, which are kept, depend on all bits of all numbers.
    private const ushort Step = 0x9E35;
    private const ushort Last = 0xB529;

    /// <summary>Writes the hash of each place.</summary>
    /// <param name="numbers">The numbers, with <see cref="LetterCensus.Padding"/> more behind them.</param>
    /// <param name="n">How many numbers are hashed.</param>
    /// <param name="bits">How many bits a hash has.</param>
    /// <param name="hashes">Receives a hash for each of its places.</param>
    public static void Write(ReadOnlySpan<ushort> numbers, int n, int bits, Span<ushort> hashes)
    {
        Debug.Assert(n is >= 1 and <= Longest && bits is >= 1 and <= MostBits && numbers.Length >= hashes.Length + LetterCensus.Padding, "n, bits or numbers are wrong");
        int last = hashes.Length - Vector256<ushort>.Count;
        if (!Vector256.IsHardwareAccelerated || last < 0)
        {
            WriteScalar(numbers, n, bits, hashes);
            return;
        }

        // Sixteen places at a time: lane k holds the hash of place + k. The last step goes back so far that it ends with the last place.
        ref ushort start = ref MemoryMarshal.GetReference(numbers);
        ref ushort to = ref MemoryMarshal.GetReference(hashes);
        Vector256<ushort> step = Vector256.Create(Step);
        for (int place = 0; ; place = Math.Min(place + Vector256<ushort>.Count, last))
        {
            // SAFETY: place + 16 ≤ hashes.Length, and n − 1 < Padding numbers stand behind those.
            Vector256<ushort> hash = Vector256.LoadUnsafe(ref start, (nuint)place);
            for (int i = 1; i < n; i++)
            {
                hash = (hash * step) + Vector256.LoadUnsafe(ref start, (nuint)(place + i));
            }

            ((hash * Vector256.Create(Last)) >>> (MostBits - bits)).StoreUnsafe(ref to, (nuint)place);
            if (place == last)
            {
                return;
            }
        }
    }

    /// <summary>Hashes two numbers to <see cref="MostBits"/>.</summary>
    public static ushort Of(ushort first, ushort second) => (ushort)((((uint)first * Step) + second) * Last);

    /// <summary>The definition, place by place.</summary>
    internal static void WriteScalar(ReadOnlySpan<ushort> numbers, int n, int bits, Span<ushort> hashes)
    {
        for (int place = 0; place < hashes.Length; place++)
        {
            uint hash = 0;
            foreach (ushort number in numbers.Slice(place, n))
            {
                hash = (hash * Step) + number;
            }

            hashes[place] = (ushort)((ushort)(hash * Last) >> (MostBits - bits));
        }
    }
}
