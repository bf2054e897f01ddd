using System.Buffers;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Writes text into Markdown so that none of it is read as a mark.</summary>
/// <remarks>
/// CommonMark 0.31 and the tables of GitHub. Only what would be misread is escaped: a lone `*`, `2 * 3` or `snake_case` stays as it is, since each
/// backslash is noise for who learns from the text.
/// </remarks>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Rules = SearchValues.Create("-=|:+ ");
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\*_`<&[~|");

    /// <summary>Appends one line.</summary>
    /// <param name="line">The line, without line ends.</param>
    /// <param name="pairs">Which marks the whole block holds twice, so that they could be a pair; from <see cref="PairsOf"/>.</param>
    /// <param name="beginsLine">True where the line is the front of a line of the output, so that `#`, `-` or `1.` would be marks.</param>
    /// <param name="inTable">True in a cell, where `|` ends it.</param>
    /// <param name="into">Receives the line.</param>
    public static void Append(ReadOnlySpan<char> line, MarkdownPairs pairs, bool beginsLine, bool inTable, TextBuffer into)
    {
        if (beginsLine)
        {
            AppendFront(ref line, into);
        }

        while (!line.IsEmpty)
        {
            int run = line.IndexOfAny(Marks);
            if (run < 0)
            {
                into.Append(line);
                return;
            }

            char before = run > 0 ? line[run - 1] : into.Length > 0 ? into.Written[^1] : '\n';
            into.Append(line[..run]);
            if (IsMark(line[run..], before, pairs, inTable))
            {
                into.Append('\\');
            }

            into.Append(line[run]);
            line = line[(run + 1)..];
        }
    }

    /// <summary>Finds which marks a block holds twice.</summary>
    public static MarkdownPairs PairsOf(ReadOnlySpan<char> text) =>
        (text.Count('*') > 1 ? MarkdownPairs.Star : MarkdownPairs.None)
        | (text.Count('_') > 1 ? MarkdownPairs.Underscore : MarkdownPairs.None)
        | (text.Count('`') > 1 ? MarkdownPairs.Backtick : MarkdownPairs.None)
        | (text.Count("~~") > 1 ? MarkdownPairs.Tildes : MarkdownPairs.None)
        | (text.Contains("](", StringComparison.Ordinal) ? MarkdownPairs.Link : MarkdownPairs.None);

    private static bool IsMark(ReadOnlySpan<char> rest, char before, MarkdownPairs pairs, bool inTable)
    {
        char next = rest.Length > 1 ? rest[1] : '\n';
        bool touches = !char.IsWhiteSpace(next) || !char.IsWhiteSpace(before);
        Span<char> resolved = stackalloc char[CharacterReferences.MostUnits];
        return rest[0] switch
        {
            '\\' => char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next)),
            '*' => touches && (pairs & MarkdownPairs.Star) != MarkdownPairs.None,
            '_' => touches && (pairs & MarkdownPairs.Underscore) != MarkdownPairs.None && !(char.IsLetterOrDigit(next) && char.IsLetterOrDigit(before)),
            '`' => (pairs & MarkdownPairs.Backtick) != MarkdownPairs.None,
            '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
            '&' => CharacterReferences.Read(rest, inAttribute: false, resolved, out _) > 0,
            '[' => (pairs & MarkdownPairs.Link) != MarkdownPairs.None,
            '~' => (pairs & MarkdownPairs.Tildes) != MarkdownPairs.None && next == '~',
            _ => inTable,
        };
    }

    /// <summary>Appends what at the front of a line would be a heading, a quote, an item, a rule or a fence, with a backslash.</summary>
    private static void AppendFront(ref ReadOnlySpan<char> line, TextBuffer into)
    {
        // A loop: IndexOfAnyExceptInRange allocates in the 10.0 runtime.
        int digits = 0;
        while (digits < Math.Min(line.Length, 10) && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        if (digits is > 0 and < 10 && digits < line.Length && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] == ' '))
        {
            into.Append(line[..digits]);
            into.Append('\\');
            into.Append(line[digits]);
            line = line[(digits + 1)..];
            return;
        }

        int hashes = line.IndexOfAnyExcept('#');
        bool heading = !line.IsEmpty && line[0] == '#' && (hashes < 0 || (hashes <= 6 && line[hashes] == ' '));
        bool item = !line.IsEmpty && line[0] is '-' or '+' or '*' && (line.Length == 1 || line[1] == ' ');
        bool rule = !line.IsEmpty && line[0] is '-' or '=' or '|' or ':' or '+' && line.IndexOfAnyExcept(Rules) < 0;
        bool fence = line.StartsWith("~~~") || line.StartsWith("```");
        if (heading || item || rule || fence || line.StartsWith('>'))
        {
            into.Append('\\');
            into.Append(line[0]);
            line = line[1..];
        }
    }
}
