using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text;

/// <summary>Counts the blanks of a text and the marks that only sentences have: 。、，．！？ and a full stop or comma before a blank.</summary>
/// <remarks>UTF-16 in; linear, no allocation, thread-safe. Blanks are space, tab, line feed and the ideographic space.</remarks>
public static class ProseMarks
{
    /// <summary>Counts in one pass.</summary>
    /// <param name="text">The text.</param>
    /// <param name="blanks">How many blanks it has.</param>
    /// <param name="points">How many marks of sentences it has.</param>
    public static void Count(ReadOnlySpan<char> text, out int blanks, out int points)
    {
        blanks = points = 0;
        int at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Sixteen letters at a time; each comparison fills the lanes that match with ones, and one bit of every lane is counted. The letters
            // one further along lie beside them, so that "full stop, then blank" is an AND of two comparisons.
            ref ushort first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            for (; at + Vector256<ushort>.Count < text.Length; at += Vector256<ushort>.Count)
            {
                // SAFETY: the loop's condition leaves one letter behind the sixteen.
                Vector256<ushort> letters = Vector256.LoadUnsafe(ref first, (nuint)at);
                Vector256<ushort> next = Vector256.LoadUnsafe(ref first, (nuint)at + 1);
                Vector256<ushort> blank = Equal(letters, ' ') | Equal(letters, '\n') | Equal(letters, '\t') | Equal(letters, '\u3000');
                Vector256<ushort> point = Equal(letters, '\u3002') | Equal(letters, '\u3001') | Equal(letters, '\uFF0C') | Equal(letters, '\uFF0E')
                    | Equal(letters, '\uFF01') | Equal(letters, '\uFF1F') | ((Equal(letters, '.') | Equal(letters, ',')) & Equal(next, ' '));
                blanks += BitOperations.PopCount(blank.ExtractMostSignificantBits());
                points += BitOperations.PopCount(point.ExtractMostSignificantBits());
            }
        }

        CountScalar(text, at, ref blanks, ref points);
    }

    /// <summary>The definition, letter by letter.</summary>
    internal static void CountScalar(ReadOnlySpan<char> text, int from, ref int blanks, ref int points)
    {
        for (int i = from; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\n' or '\t' or '\u3000':
                    blanks++;
                    break;
                case '\u3002' or '\u3001' or '\uFF0C' or '\uFF0E' or '\uFF01' or '\uFF1F':
                    points++;
                    break;
                case '.' or ',' when i + 1 < text.Length && text[i + 1] == ' ':
                    points++;
                    break;
            }
        }
    }

    private static Vector256<ushort> Equal(Vector256<ushort> letters, char letter) => Vector256.Equals(letters, Vector256.Create((ushort)letter));
}
