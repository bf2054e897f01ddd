using System.Text.Unicode;
using Tsumugi.Text;

namespace Tsumugi.Stages.Read.Lines;

/// <summary>Turns the raw bytes of a JSON string into letters; a lone surrogate escape becomes U+FFFD instead of an error.</summary>
public static class JsonText
{
    /// <summary>Appends a string.</summary>
    /// <param name="raw">The bytes between the quotes: valid UTF-8 whose escapes a JSON reader has accepted.</param>
    /// <param name="escaped">Whether there are escapes at all.</param>
    /// <param name="text">Receives the letters.</param>
    public static void Append(ReadOnlySpan<byte> raw, bool escaped, TextBuffer text)
    {
        // An escape is longer than what it stands for, so the letters of the raw string have room for those of the text.
        Span<char> target = text.Reserve(raw.Length);
        Utf8.ToUtf16(raw, target, out _, out int letters);
        text.Advance(escaped ? Unescape(target[..letters]) : letters);
    }

    /// <summary>Resolves the escapes in place.</summary>
    private static int Unescape(Span<char> letters)
    {
        int from = letters.IndexOf('\\');
        int to = from;
        while (from < letters.Length)
        {
            (char letter, int used) = Escape(letters[from..]);
            from += used;
            if (char.IsHighSurrogate(letter))
            {
                (char low, int more) = from + 1 < letters.Length && letters[from] == '\\' && letters[from + 1] == 'u' ? Escape(letters[from..]) : default;
                if (char.IsLowSurrogate(low))
                {
                    letters[to++] = letter;
                    letter = low;
                    from += more;
                }
                else
                {
                    letter = '\uFFFD';
                }
            }
            else if (char.IsLowSurrogate(letter))
            {
                letter = '\uFFFD';
            }

            letters[to++] = letter;
            int run = letters[from..].IndexOf('\\');
            run = run < 0 ? letters.Length - from : run;
            letters.Slice(from, run).CopyTo(letters[to..]);
            from += run;
            to += run;
        }

        return to;
    }

    private static (char Letter, int Used) Escape(ReadOnlySpan<char> escape) => escape[1] switch
    {
        'n' => ('\n', 2),
        't' => ('\t', 2),
        'r' => ('\r', 2),
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        'u' => ((char)((Hex(escape[2]) << 12) | (Hex(escape[3]) << 8) | (Hex(escape[4]) << 4) | Hex(escape[5])), 6),
        char itself => (itself, 2),
    };

    private static int Hex(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
