using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Similarity;

/// <summary>Draws fingerprints of passages from a key so that two texts with a long common passage share at least one, however different their lengths.</summary>
/// <remarks>
/// <para>
/// Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): every run of 32 letters has a hash, and of every 63 neighbouring runs the smallest is
/// drawn. Whether a run is drawn depends on its neighbours only, so a common passage of 94 letters (32 + 63 − 1) surely yields a common
/// fingerprint, and a shorter one of n letters at least with probability (n − 31) / 63 or so. Bands of a sketch cannot do that: they find by Jaccard
/// similarity, and a page inside one ten times as long has a tenth of it at most.
/// </para>
/// <para>
/// About one fingerprint in 32 letters (2 / (63 + 1)); a text with fewer than 63 runs has one, one with fewer than 32 letters none. Letters are
/// UTF-16 units here. One object per worker; linear.
/// </para>
/// </remarks>
public sealed class PassageSampler
{
    /// <summary>Letters in a run.</summary>
    public const int Letters = 32;

    /// <summary>Neighbouring runs of which the smallest is drawn.</summary>
    public const int Window = 63;

    /// <summary>The shortest common passage that is surely found.</summary>
    public const int SurePassage = Letters + Window - 1;

    private readonly RunHasher _runs = new(Letters);
    private readonly ulong[] _window = new ulong[Window];
    private readonly ShingleSet _drawn = new();

    /// <summary>Draws the fingerprints of a key.</summary>
    /// <param name="key">A key, see <see cref="DedupKey"/>.</param>
    /// <returns>Different fingerprints, valid until the next call.</returns>
    public ReadOnlySpan<ulong> Of(ReadOnlySpan<char> key)
    {
        _drawn.Empty(Math.Min(key.Length / 16, 1 << 16));
        _runs.Start();
        Span<ulong> window = _window;
        window.Fill(ulong.MaxValue);
        int place = 0;
        int smallest = 0;
        int runs = 0;
        foreach (char letter in key)
        {
            if (!_runs.TryAdd(Hash64.Of(letter), out ulong hash))
            {
                continue;
            }

            window[place] = hash;
            runs++;
            if (smallest == place && runs > Window)
            {
                // The smallest has left: look again, from the newest backwards so that of equal ones the newest stays longest.
                smallest = Smallest(window, place);
                Draw(window[smallest]);
            }
            else if (hash <= window[smallest])
            {
                smallest = place;
                if (runs >= Window)
                {
                    Draw(hash);
                }
            }
            else if (runs == Window)
            {
                Draw(window[smallest]);
            }

            place = place + 1 == Window ? 0 : place + 1;
        }

        if (runs is > 0 and < Window)
        {
            Draw(window[smallest]);
        }

        return _drawn.Members;
    }

    private static int Smallest(ReadOnlySpan<ulong> window, int newest)
    {
        int smallest = newest;
        for (int back = 1; back < window.Length; back++)
        {
            int place = newest - back + (back > newest ? window.Length : 0);
            smallest = window[place] < window[smallest] ? place : smallest;
        }

        return smallest;
    }

    private void Draw(ulong fingerprint) => _drawn.Add(new ReadOnlySpan<ulong>(in fingerprint));
}
