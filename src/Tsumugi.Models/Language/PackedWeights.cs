namespace Tsumugi.Models.Language;

/// <summary>Holds one row of weights per slot so that four languages are added at once.</summary>
/// <remarks>
/// <code>
/// ulong:  |  language 3  |  language 2  |  language 1  |  language 0  |     16 bits each
/// weight:   0000 … 0111111  (at most 127)
/// </code>
/// 516 weights of 127 fit into 16 bits, so no lane reaches its neighbour if sums are taken out before (<see cref="MostSums"/>).
/// </remarks>
internal sealed class PackedWeights
{
    /// <summary>How many rows may be added before a lane could run over: 65,535 / 127.</summary>
    internal const int MostSums = 512;

    private readonly ulong[] _rows;

    internal PackedWeights(byte[] weights, int languages)
    {
        Languages = languages;
        Words = (languages + 3) / 4;
        int slots = weights.Length / languages;
        _rows = new ulong[slots * Words];
        for (int slot = 0; slot < slots; slot++)
        {
            for (int i = 0; i < languages; i++)
            {
                _rows[(slot * Words) + (i >> 2)] |= (ulong)weights[(slot * languages) + i] << (16 * (i & 3));
            }
        }
    }

    /// <summary>Gets the number of languages in a row.</summary>
    internal int Languages { get; }

    /// <summary>Gets the number of words in a row.</summary>
    internal int Words { get; }

    /// <summary>Gets the row of a slot.</summary>
    internal ReadOnlySpan<ulong> Row(int slot) => _rows.AsSpan(slot * Words, Words);
}
