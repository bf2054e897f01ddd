using System.Numerics;

namespace Tsumugi.Text.Repeats;

/// <summary>Names each window of a text by an anchor within it, so that equal windows have equal anchors and few anchors stand for many windows.</summary>
/// <remarks>
/// <para>
/// A window of N letters holds N − k + 1 runs of k letters (k = N / 2 here). Its anchor is the run with the least hash, the last of them where
/// several are equal. What a window's anchor is depends on the window's own letters only: two equal windows in two documents have the same one.
/// This is the winnowing of Schleimer, Wilkerson and Aiken ("Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003) with the
/// windows that each fingerprint stands for kept beside it. Anchors never move backwards from window to window, so those that share
/// one are neighbours; in ordinary text (N − k + 2) / 2 of them, 26 for N = 100.
/// </para>
/// <para>
/// The hash is a polynomial modulo 2⁶⁴, stirred. It can be made to collide (Thue–Morse words of 2¹¹ letters do): two unequal runs then
/// share a name, which costs time and no correctness, since names are only the reason to compare letters.
/// </para>
/// <para>Linear time whatever the text: a queue of candidates in rising order. Owns its memory; one thread.</para>
/// </remarks>
public sealed class AnchorScanner
{
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly ulong[] _values;
    private readonly int[] _starts;
    private readonly uint _mask;
    private readonly ulong _leading;

    /// <summary>Creates a scanner.</summary>
    /// <param name="window">The letters of a window, at least two.</param>
    public AnchorScanner(int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Window = window;
        Run = window / 2;
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(window - Run + 2));
        _values = new ulong[capacity];
        _starts = new int[capacity];
        _mask = (uint)capacity - 1;
        _leading = 1;
        for (int i = 1; i < Run; i++)
        {
            _leading *= Base;
        }
    }

    /// <summary>Gets the letters of a window.</summary>
    public int Window { get; }

    /// <summary>Gets the letters of an anchor.</summary>
    public int Run { get; }

    /// <summary>Finds the anchors of all windows, in the order of the text; none if the text is shorter than a window.</summary>
    /// <param name="letters">The text.</param>
    /// <param name="anchors">Receives the anchors (appended); together their windows are all windows of the text, each once.</param>
    public void Find(ReadOnlySpan<char> letters, List<WindowAnchor> anchors)
    {
        if (letters.Length < Window)
        {
            return;
        }

        ulong hash = 0;
        for (int i = 0; i < Run - 1; i++)
        {
            hash = (hash * Base) + letters[i];
        }

        int firstFull = Window - Run;
        uint head = 0;
        uint tail = 0;
        int anchor = -1;
        var current = default(WindowAnchor);
        for (int start = 0; start + Run <= letters.Length; start++)
        {
            hash = (hash * Base) + letters[start + Run - 1];
            ulong value = Stir(hash);
            hash -= _leading * letters[start];

            // Whoever is not less than a newcomer can never be the least again; of equals the last one stays.
            while (tail != head && _values[(tail - 1) & _mask] >= value)
            {
                tail--;
            }

            _values[tail & _mask] = value;
            _starts[tail++ & _mask] = start;
            int window = start - firstFull;
            if (window < 0)
            {
                continue;
            }

            if (_starts[head & _mask] < window)
            {
                head++;
            }

            if (_starts[head & _mask] == anchor)
            {
                continue;
            }

            if (anchor >= 0)
            {
                anchors.Add(current with { Windows = window - current.Start });
            }

            anchor = _starts[head & _mask];
            current = new WindowAnchor(_values[head & _mask], window, 0);
        }

        anchors.Add(current with { Windows = letters.Length - Window + 1 - current.Start });
    }

    private static ulong Stir(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}
