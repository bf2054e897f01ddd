using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text;

/// <summary>Cuts a text into lines and sentences.</summary>
/// <remarks>One scan for the borders, with vectors where the machine has them. See <see cref="TextSentence"/> and <see cref="TextLine"/> for the definitions.</remarks>
internal static class SentenceSplitter
{
    /// <summary>Fills both lists.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasPairs">Whether any letter needs two units; if not, a length in units is one in letters.</param>
    /// <param name="lines">Receives the lines; at least one.</param>
    /// <param name="sentences">Receives the sentences.</param>
    public static void Split(ReadOnlySpan<char> text, bool hasPairs, Segments<TextLine> lines, Segments<TextSentence> sentences)
    {
        lines.Clear();
        sentences.Clear();
        Cutter cutter = new(text, hasPairs, lines, sentences);
        int at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Sixteen units at a time: each comparison fills the lanes that match with ones, and one bit of every lane goes into the mask.
            ref ushort first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            for (; at + Vector256<ushort>.Count <= text.Length; at += Vector256<ushort>.Count)
            {
                // SAFETY: the loop's condition.
                Vector256<ushort> units = Vector256.LoadUnsafe(ref first, (nuint)at);
                Vector256<ushort> borders = Equal(units, '\u3002') | Equal(units, '\uFF0E') | Equal(units, '\uFF01') | Equal(units, '\uFF1F') | Equal(units, '!') | Equal(units, '?') | Equal(units, '\n');
                for (uint mask = borders.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
                {
                    cutter.Cut(at + BitOperations.TrailingZeroCount(mask));
                }
            }
        }

        for (; at < text.Length; at++)
        {
            if (text[at] is '\u3002' or '\uFF0E' or '\uFF01' or '\uFF1F' or '!' or '?' or '\n')
            {
                cutter.Cut(at);
            }
        }

        cutter.Cut(text.Length);
    }

    /// <summary>Cuts a text, without the white space at its ends, where two or more line feeds follow one another.</summary>
    public static void SplitBlocks(ReadOnlySpan<char> text, bool hasPairs, Segments<TextLine> blocks)
    {
        blocks.Clear();
        int end = text.Length;
        while (end > 0 && LetterClasses.IsBlank(text[end - 1]))
        {
            end--;
        }

        int start = 0;
        while (start < end && LetterClasses.IsBlank(text[start]))
        {
            start++;
        }

        while (start < end)
        {
            int length = text[start..end].IndexOf("\n\n", StringComparison.Ordinal);
            int border = length < 0 ? end : start + length;
            blocks.Add(new TextLine(start, border, Letters(text[start..border], hasPairs), 0));
            start = border;
            while (start < end && text[start] == '\n')
            {
                start++;
            }
        }
    }

    private static int Letters(ReadOnlySpan<char> text, bool hasPairs)
    {
        int letters = text.Length;
        if (hasPairs)
        {
            for (int i = 1; i < text.Length; i++)
            {
                if (char.IsSurrogatePair(text[i - 1], text[i]))
                {
                    letters--;
                }
            }
        }

        return letters;
    }

    private static Vector256<ushort> Equal(Vector256<ushort> units, char unit) => Vector256.Equals(units, Vector256.Create((ushort)unit));

    /// <summary>Cuts at one border after the other, the end of the text last.</summary>
    private ref struct Cutter(ReadOnlySpan<char> text, bool hasPairs, Segments<TextLine> lines, Segments<TextSentence> sentences)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _start;
        private int _lineStart;
        private int _firstSentence;

        public void Cut(int border)
        {
            bool endsLine = border == _text.Length || _text[border] == '\n';
            if (border > _start)
            {
                int end = endsLine ? border : border + 1;
                sentences.Add(new TextSentence(_start, end, Letters(_text[_start..end], hasPairs)));
            }

            if (endsLine)
            {
                lines.Add(new TextLine(_lineStart, border, Letters(_text[_lineStart..border], hasPairs), _firstSentence));
                _lineStart = border + 1;
                _firstSentence = sentences.Count;
            }

            _start = border + 1;
        }
    }
}
