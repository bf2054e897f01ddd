using System.Buffers;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Writes the letters of a page block by block and counts what is in each.</summary>
/// <remarks>
/// White space is folded as a browser would show it; a line end between two Japanese letters is layout of the source and vanishes.
/// A block without letters leaves no trace.
/// </remarks>
internal sealed class BlockWriter(PageModel model)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n\r\f&\0");

    private bool _pendingBlank;
    private bool _pendingLineEnd;
    private bool _skipLineEnd;
    private int _lineEndSearched;
    private PageBlock _block;

    /// <summary>Gets or sets a value indicating whether text belongs to a link.</summary>
    public bool InLink { get; set; }

    /// <summary>Gets or sets a value indicating whether text is the reading of ruby, which is left out.</summary>
    public bool InAnnotation { get; set; }

    /// <summary>Gets or sets the table row that the block may go on in with its next cell; -1 if it may not.</summary>
    public int Row { get; set; }

    /// <summary>Gets a value indicating whether the block has no letters yet.</summary>
    public bool IsEmpty => model.Letters.Length == _block.Start;

    /// <summary>Gets the kind of the block.</summary>
    public HtmlTag Kind => _block.Kind;

    /// <summary>Starts a page.</summary>
    public void Reset(int node)
    {
        InLink = _skipLineEnd = false;
        Begin(node, HtmlTag.Other);
    }

    /// <summary>Begins a block; the one before must have been ended.</summary>
    public void Begin(int node, HtmlTag kind)
    {
        _pendingBlank = _pendingLineEnd = false;
        InAnnotation = false;
        Row = -1;
        _lineEndSearched = 0;
        _block = new PageBlock { Start = model.Letters.Length, Node = node, Kind = kind };
    }

    /// <summary>Ends the block.</summary>
    public void End(bool preformatted)
    {
        TextBuffer letters = model.Letters;
        Span<char> text = letters.Written[_block.Start..];
        int length = text.TrimEnd(preformatted ? "\n" : " \t\n\u3000").Length;
        text = text[..length];
        if (text.IsWhiteSpace())
        {
            letters.Truncate(_block.Start);
            return;
        }

        letters.Truncate(_block.Start + length);
        int blanks = text.Count(' ') + text.Count('\n') + text.Count('\t') + text.Count('\u3000');
        _block.Length = length;
        _block.Letters = length - blanks;
        _block.LinkLetters = Math.Min(_block.LinkLetters, _block.Letters);
        _block.Points = text.Count('。') + text.Count('、') + text.Count('，') + text.Count('．') + text.Count('！') + text.Count('？') + text.Count(". ") + text.Count(", ");
        model.Add(_block);
    }

    /// <summary>Counts a link that begins here.</summary>
    public void CountLink(bool toFragment)
    {
        _block.Links++;
        _block.FragmentLinks += toFragment ? 1 : 0;
    }

    /// <summary>Leaves out the line end that directly follows `pre`.</summary>
    public void SkipLineEnd() => _skipLineEnd = true;

    /// <summary>Says whether the next cell of a row may go on in the block: it has letters and no line end.</summary>
    public bool GoesOnInRow(int row)
    {
        if (row < 0 || Row != row || IsEmpty)
        {
            return false;
        }

        // Only what came since the last cell: a row may have a million of them.
        int from = Math.Max(_block.Start, _lineEndSearched);
        int lineEnd = model.Letters.Written[from..].IndexOf('\n');
        _lineEndSearched = lineEnd < 0 ? model.Letters.Length : from + lineEnd;
        return lineEnd < 0;
    }

    /// <summary>Parts two cells.</summary>
    public void NextCell()
    {
        _pendingBlank = _pendingLineEnd = false;
        model.Letters.Append('\t');
    }

    /// <summary>Writes a `br`.</summary>
    /// <returns>False if it is the second in a row, which is how old pages part paragraphs: the block must end.</returns>
    public bool TryLineEnd(bool preformatted)
    {
        _pendingBlank = _pendingLineEnd = false;
        if (IsEmpty)
        {
            return true;
        }

        if (model.Letters.Written[^1] == '\n' && !preformatted)
        {
            return false;
        }

        model.Letters.Append('\n');
        return true;
    }

    /// <summary>Writes text as it stands in the page.</summary>
    /// <param name="text">The text, character references unresolved.</param>
    /// <param name="source">Where in the page it begins.</param>
    /// <param name="hasReferences">Whether `&amp;` begins a character reference.</param>
    /// <param name="preformatted">Whether white space is kept.</param>
    public void Add(ReadOnlySpan<char> text, int source, bool hasReferences, bool preformatted)
    {
        TextBuffer letters = model.Letters;
        int before = letters.Length;
        Span<char> resolved = stackalloc char[CharacterReferences.MostUnits];
        if (_skipLineEnd)
        {
            _skipLineEnd = false;
            int lineEnd = text.StartsWith("\r\n") ? 2 : text.StartsWith("\n") || text.StartsWith("\r") ? 1 : 0;
            text = text[lineEnd..];
            source += lineEnd;
        }

        ReadOnlySpan<char> whole = text;
        while (!text.IsEmpty)
        {
            int run = text.IndexOfAny(Special);
            run = run < 0 ? text.Length : run;
            if (run > 0)
            {
                AddLetters(text[..run]);
                text = text[run..];
                continue;
            }

            int taken = 1;
            if (text[0] == '&')
            {
                int written = 0;
                taken = hasReferences ? CharacterReferences.Read(text, inAttribute: false, resolved, out written) : 0;
                if (taken == 0)
                {
                    (taken, written, resolved[0]) = (1, 1, '&');
                }

                AddLetters(resolved[..written]);
            }
            else if (text.StartsWith("\r\n"))
            {
                taken = 2;
                AddBlank('\n', preformatted);
            }
            else if (text[0] != '\0')
            {
                AddBlank(text[0], preformatted);
            }

            text = text[taken..];
        }

        if (letters.Length > before)
        {
            _block.LinkLetters += InLink ? letters.Length - before : 0;
            Place(whole, source, isFirst: before == _block.Start, preformatted);
        }
    }

    /// <summary>Notes where in the page the text stands that has just been added, without the white space around it.</summary>
    private void Place(ReadOnlySpan<char> text, int source, bool isFirst, bool preformatted)
    {
        if (isFirst)
        {
            int blanks = preformatted ? 0 : text.Length - text.TrimStart(" \t\n\r\f\0").Length;
            _block.SourceStart = source + blanks;
        }

        // An ideographic blank at the end of a block is not part of its text either; one that stands alone ends nothing.
        int length = text.TrimEnd(preformatted ? "\n\r\0" : " \t\n\r\f\0\u3000").Length;
        _block.SourceEnd = length > 0 ? source + length : _block.SourceEnd;
    }

    private void AddBlank(char blank, bool preformatted)
    {
        if (!preformatted)
        {
            _pendingBlank = true;
            _pendingLineEnd |= blank is '\n' or '\r';
        }
        else
        {
            // A CR alone ends lines, too: files of the old Macintosh.
            model.Letters.Append(blank == '\f' ? ' ' : blank == '\r' ? '\n' : blank);
        }
    }

    private void AddLetters(ReadOnlySpan<char> run)
    {
        TextBuffer letters = model.Letters;
        if (_pendingBlank)
        {
            _pendingBlank = false;

            // CSS Text 3, segment break transformation: between wide letters a line end is no blank.
            bool vanishes = IsEmpty || letters.Written[^1] is '\n' or '\t' || (_pendingLineEnd && IsWide(letters.Written[^1]) && IsWide(run[0]));
            _pendingLineEnd = false;
            if (!vanishes)
            {
                letters.Append(' ');
            }
        }

        letters.Append(run);
    }

    private static bool IsWide(char letter) => letter is (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60');
}
