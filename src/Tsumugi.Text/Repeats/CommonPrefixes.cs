namespace Tsumugi.Text.Repeats;

/// <summary>Measures how much neighbours in a suffix array share.</summary>
/// <remarks>
/// Kärkkäinen, Manzini and Puglisi, "Permuted Longest-Common-Prefix Array", CPM 2009: in the order of the text, each suffix shares at most one
/// letter less with the suffix before it in the array than the suffix before it in the text did, so that nothing is compared twice. Linear
/// time, four bytes a letter besides the result.
/// </remarks>
public static class CommonPrefixes
{
    /// <summary>Measures all neighbours.</summary>
    /// <param name="text">The text.</param>
    /// <param name="order">Its suffix array.</param>
    /// <param name="shared">Receives, for each place of the array, the letters that its suffix shares with that of the place before; 0 for the first.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Build(ReadOnlySpan<int> text, ReadOnlySpan<int> order, Span<int> shared)
    {
        if (text.Length != order.Length || text.Length != shared.Length)
        {
            throw new ArgumentException("The text, the order of its suffixes and what they share have the same length.", nameof(shared));
        }

        if (text.IsEmpty)
        {
            return;
        }

        // Holds the neighbour of each suffix first, and what it shares with it from the moment at which that is known.
        int[] byStart = new int[text.Length];
        byStart[order[0]] = -1;
        for (int i = 1; i < order.Length; i++)
        {
            byStart[order[i]] = order[i - 1];
        }

        int length = 0;
        for (int start = 0; start < byStart.Length; start++)
        {
            int neighbour = byStart[start];
            if (neighbour < 0)
            {
                length = 0;
            }
            else
            {
                length += text[(start + length)..].CommonPrefixLength(text[(neighbour + length)..]);
            }

            byStart[start] = length;
            length = Math.Max(0, length - 1);
        }

        for (int i = 0; i < order.Length; i++)
        {
            shared[i] = byStart[order[i]];
        }
    }
}
