using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Passages;

/// <summary>Walks over the passages of a text that may be cut without breaking what stands around them.</summary>
/// <remarks>
/// <para>
/// A passage begins at the start of a line and ends at the end of one, without the line feed. Markdown marks are respected whether or not the
/// text is Markdown. Lines: none within a fenced block of code, no row of a table (a line that begins with <c>|</c>), no heading (its section
/// would lose its name), and no item of a list that has items below it. Paragraphs: a fenced block is never parted, so a paragraph that holds one holds all of it.
/// </para>
/// <para>What an earlier step has cut, and passages that touch it, are passed over. Linear, no allocation.</para>
/// </remarks>
internal ref struct PassageScanner
{
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<TextSpan> _breaks;
    private readonly ParagraphUnit _unit;
    private int _next;
    private int _break;
    private char _fence;

    /// <summary>Starts at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What is wanted.</param>
    /// <param name="breaks">What earlier steps have cut, in text order.</param>
    public PassageScanner(ReadOnlySpan<char> text, ParagraphUnit unit, ReadOnlySpan<TextSpan> breaks)
    {
        _text = text;
        _unit = unit;
        _breaks = breaks;
    }

    /// <summary>Finds the next passage.</summary>
    /// <returns>False at the end.</returns>
    public bool TryNext(out TextSpan passage)
    {
        while (_unit == ParagraphUnit.Line ? TryLine(out passage) : TryParagraph(out passage))
        {
            while (_break < _breaks.Length && _breaks[_break].End <= passage.Start)
            {
                _break++;
            }

            if (_break == _breaks.Length || _breaks[_break].Start >= passage.End)
            {
                return true;
            }
        }

        passage = default;
        return false;
    }

    /// <summary>Says whether a line holds white space only.</summary>
    public static bool IsBlank(ReadOnlySpan<char> line) => line.IsWhiteSpace();

    private bool TryLine(out TextSpan line)
    {
        while (TryReadLine(out line))
        {
            ReadOnlySpan<char> letters = _text[line.Start..line.End];
            bool code = PassFence(letters);
            if (!code && !IsBlank(letters) && letters.TrimStart()[0] != '|' && !IsHeading(letters) && !HoldsItems(letters))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryParagraph(out TextSpan paragraph)
    {
        int start = -1;
        int end = -1;
        while (TryReadLine(out TextSpan line))
        {
            ReadOnlySpan<char> letters = _text[line.Start..line.End];
            bool code = PassFence(letters);
            if (code || !IsBlank(letters))
            {
                start = start < 0 ? line.Start : start;
                end = line.End;
            }
            else if (start >= 0)
            {
                break;
            }
        }

        paragraph = new TextSpan(start, end);
        return start >= 0;
    }

    private bool TryReadLine(out TextSpan line)
    {
        if (_next >= _text.Length)
        {
            line = default;
            return false;
        }

        int length = _text[_next..].IndexOf('\n');
        int end = length < 0 ? _text.Length : _next + length;
        line = new TextSpan(_next, end);
        _next = end + 1;
        return true;
    }

    /// <summary>Notes where fenced blocks begin and end.</summary>
    /// <returns>True for lines of code and for the fences themselves.</returns>
    private bool PassFence(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> mark = line.TrimStart();
        char fence = mark.StartsWith("```", StringComparison.Ordinal) ? '`' : mark.StartsWith("~~~", StringComparison.Ordinal) ? '~' : '\0';
        if (_fence == '\0')
        {
            _fence = fence;
            return fence != '\0';
        }

        // A fence ends with the same mark and nothing behind it.
        if (fence == _fence && mark.Trim(fence).IsWhiteSpace())
        {
            _fence = '\0';
        }

        return true;
    }

    private static bool IsHeading(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> words = line.TrimStart('#');
        return words.Length < line.Length && words.Length > 0 && words[0] is ' ' or '\t';
    }

    /// <summary>Says whether a line is an item of a list, and the next line lies deeper and so hangs on it.</summary>
    private readonly bool HoldsItems(ReadOnlySpan<char> line)
    {
        int indent = Indent(line);
        ReadOnlySpan<char> item = line[indent..];
        int digits = item.IndexOfAnyExceptInRange('0', '9');
        bool isItem = (item.Length > 1 && item[0] is '-' or '*' or '+' && item[1] == ' ') || (digits > 0 && item[digits] is '.' or ')');
        if (!isItem || _next >= _text.Length)
        {
            return false;
        }

        int length = _text[_next..].IndexOf('\n');
        ReadOnlySpan<char> next = length < 0 ? _text[_next..] : _text.Slice(_next, length);
        return !IsBlank(next) && Indent(next) > indent;
    }

    private static int Indent(ReadOnlySpan<char> line)
    {
        int indent = line.IndexOfAnyExcept(' ', '\t');
        return indent < 0 ? line.Length : indent;
    }
}
