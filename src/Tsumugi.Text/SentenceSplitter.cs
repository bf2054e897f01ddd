using System.Buffers;

namespace Tsumugi.Text;

/// <summary>Cuts a text into lines and sentences.</summary>
/// <remarks>One scan that jumps from border to border, with vectors where the machine has them. See <see cref="TextSentence"/> and <see cref="TextLine"/> for the definitions.</remarks>
internal static class SentenceSplitter
{
    private static readonly SearchValues<char> Borders = SearchValues.Create("\u3002\uFF0E\uFF01\uFF1F!?\n");

    /// <summary>Fills both lists.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasPairs">Whether any letter needs two units; if not, a length in units is one in letters.</param>
    /// <param name="lines">Receives the lines; at least one.</param>
    /// <param name="sentences">Receives the sentences.</param>
    public static void Split(ReadOnlySpan<char> text, bool hasPairs, Segments<TextLine> lines, Segments<TextSentence> sentences)
    {
        lines.Clear();
        sentences.Clear();
        int lineStart = 0;
        int firstSentence = 0;
        int start = 0;
        while (true)
        {
            int length = text[start..].IndexOfAny(Borders);
            int border = length < 0 ? text.Length : start + length;
            bool endsLine = border == text.Length || text[border] == '\n';
            if (border > start)
            {
                int end = endsLine ? border : border + 1;
                sentences.Add(new TextSentence(start, end, Letters(text[start..end], hasPairs)));
            }

            if (endsLine)
            {
                lines.Add(new TextLine(lineStart, border, Letters(text[lineStart..border], hasPairs), firstSentence));
                lineStart = border + 1;
                firstSentence = sentences.Count;
            }

            if (border == text.Length)
            {
                return;
            }

            start = border + 1;
        }
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
}
