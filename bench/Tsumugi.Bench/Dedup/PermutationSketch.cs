using Tsumugi.Text.Hashing;

namespace Tsumugi.Bench.Dedup;

/// <summary>MinHash by its definition: one hash function for each place, the smallest value over all shingles.</summary>
/// <param name="places">k, the numbers in a sketch.</param>
internal sealed class PermutationSketch(int places)
{
    /// <summary>Sketches a set of shingles.</summary>
    public ulong[] Of(ReadOnlySpan<ulong> shingles)
    {
        ulong[] smallest = new ulong[places];
        Array.Fill(smallest, ulong.MaxValue);
        foreach (ulong shingle in shingles)
        {
            for (int place = 0; place < smallest.Length; place++)
            {
                smallest[place] = Math.Min(smallest[place], Hash64.Of(shingle, (ulong)place));
            }
        }

        return smallest;
    }
}
