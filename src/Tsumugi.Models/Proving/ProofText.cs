using System.Text;

namespace Tsumugi.Models.Proving;

/// <summary>Brings all texts of a proof into one form, so that datasets differ by what they say and not by how their tools write blanks and widths.</summary>
/// <remarks>
/// Lines without white space at their ends and without empty lines between; inside, white space of any kind and length is one space; full-width ASCII (U+FF01 to U+FF5E) is
/// ASCII; control characters, byte order marks and zero-width spaces are gone, lone surrogates are U+FFFD. Every line ends with a line feed. Nothing else is changed.
/// </remarks>
public static class ProofText
{
    /// <summary>A letter and a line feed: less cannot be filled.</summary>
    private const int LeastFilled = 4;

    /// <summary>Normalises a text.</summary>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        StringBuilder output = new(text.Length + 1);
        bool isBlank = false;
        bool isOpen = false;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter is '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                EndLine(output, ref isOpen);
                isBlank = false;
            }
            else if (char.IsWhiteSpace(letter))
            {
                isBlank = isOpen;
            }
            else if (!char.IsControl(letter) && letter is not ('\uFEFF' or '\u200B'))
            {
                if (isBlank)
                {
                    output.Append(' ');
                }

                (isBlank, isOpen) = (false, true);
                bool isPair = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                output.Append(isPair || !char.IsSurrogate(letter) ? Fold(letter) : '\uFFFD');
                if (isPair)
                {
                    output.Append(text[++i]);
                }
            }
        }

        EndLine(output, ref isOpen);
        return output.ToString();
    }

    /// <summary>Takes the beginning of a normalised text that fits into so many UTF-8 bytes, with a line feed at its end; cut between letters.</summary>
    public static string Cut(string text, long bytes)
    {
        if (Bytes(text) <= bytes)
        {
            return text;
        }

        int end = 0;
        for (long used = 1; end < text.Length;)
        {
            bool isPair = char.IsHighSurrogate(text[end]);
            used += isPair ? 4 : text[end] < 0x80 ? 1 : text[end] < 0x800 ? 2 : 3;
            if (used > bytes)
            {
                break;
            }

            end += isPair ? 2 : 1;
        }

        return end == 0 ? "" : text[end - 1] == '\n' ? text[..end] : string.Concat(text.AsSpan(0, end), "\n");
    }

    /// <summary>Takes lines from all over a normalised text, as many as fit into so many UTF-8 bytes: a text that is a mixture keeps its mixture.</summary>
    /// <remarks>Line by line, what is taken is held at the share that is wanted of what was seen; what is left over at the end is filled from the first lines that were not taken.</remarks>
    public static string Thin(string text, long bytes)
    {
        long all = Bytes(text);
        if (all <= bytes)
        {
            return text;
        }

        StringBuilder output = new(text.Length);
        List<Range> left = [];
        long seen = 0;
        long taken = 0;
        foreach (Range range in text.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = text.AsSpan()[range];
            int size = Bytes(line) + 1;
            seen += size;
            if (line.IsEmpty)
            {
                continue;
            }

            if (taken + size <= (double)bytes / all * seen)
            {
                output.Append(line).Append('\n');
                taken += size;
            }
            else
            {
                left.Add(range);
            }
        }

        foreach (Range range in left)
        {
            if (bytes - taken <= LeastFilled)
            {
                break;
            }

            string line = Cut(string.Concat(text.AsSpan()[range], "\n"), bytes - taken);
            output.Append(line);
            taken += Bytes(line);
        }

        return output.ToString();
    }

    /// <summary>Counts the UTF-8 bytes of a text.</summary>
    public static int Bytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    private static void EndLine(StringBuilder output, ref bool isOpen)
    {
        if (isOpen)
        {
            output.Append('\n');
        }

        isOpen = false;
    }

    private static char Fold(char letter) => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
}
