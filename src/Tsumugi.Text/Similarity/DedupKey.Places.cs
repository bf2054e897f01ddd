namespace Tsumugi.Text.Similarity;

/// <content>Where each letter of a key stands in its text.</content>
public static partial class DedupKey
{
    /// <summary>Tells for each unit of a key which stretch of the text it was folded from.</summary>
    /// <remarks>
    /// A letter with its mark of voicing (か + U+3099) and a run of dots are one unit of the key and several of the text; what is dropped belongs
    /// to no unit. So the stretch from the start of one unit to the end of another leaves out white space around it and keeps that within.
    /// Slower than <see cref="Fold"/>; for the few texts of which places are shown.
    /// </remarks>
    /// <param name="text">The text that was folded.</param>
    /// <param name="starts">Receives for each unit of the key the first unit of the text; as long as the key or longer.</param>
    /// <param name="ends">Receives the first unit of the text behind it.</param>
    /// <returns>The length of the key.</returns>
    public static int Places(ReadOnlySpan<char> text, Span<int> starts, Span<int> ends)
    {
        char[] key = new char[Math.Min(starts.Length, text.Length)];
        ReadOnlySpan<ushort> folds = Folds;
        int length = 0;
        for (int at = 0; at < text.Length; at++)
        {
            ushort folded = folds[text[at]];
            if (folded == Dropped)
            {
                continue;
            }

            int after = length + 1;
            if (folded > LastMark)
            {
                key[length] = (char)folded;
            }
            else
            {
                after = FoldMark(key, length, folded, text[at]);
            }

            if (after > length)
            {
                starts[length] = at;
            }

            // Behind a variation selector the letter before it ends later, too.
            if (after > 0)
            {
                ends[after - 1] = at + 1;
            }

            length = after;
        }

        return length;
    }
}
