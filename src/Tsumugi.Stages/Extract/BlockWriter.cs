using System.Buffers;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Writes the letters of a page block by block and counts what is in each.</summary>
/// <remarks>
/// White space is folded as a browser would show it; a line end between two Japanese letters is layout of the source and vanishes.
/// A block without letters leaves no trace.
/// </remarks>
internal sealed partial class BlockWriter(PageModel model, RubyStyle ruby)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n\r\f&\0");

    private bool _pendingBlank;
    private bool _pendingLineEnd;
    private bool _skipLineEnd;
    private PageBlock _block;

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
        _annotation = _readingOpen = LeavesOut = false;
        Row = -1;
        _block = new PageBlock { Start = model.Letters.Length, Node = node, Kind = kind };
        BeginLine();
        _linkStart = _lineStart;
    }

    /// <summary>Ends the block.</summary>
    public void End(bool preformatted)
    {
        CloseReading();
        if (!preformatted && _lineStart > _block.Start && IsNavigationLine())
        {
            PartLine();
        }

        TextBuffer letters = model.Letters;
        Span<char> text = letters.Written[_block.Start..];
        int length = text.TrimEnd(preformatted ? "\n" : " \t\n\u3000").Length;
        length = _block.IsHeading && _block.Links > 0 ? WithoutEditMark(text[..length]) : length;
        letters.Truncate(_block.Start + length);
        if (!TryAdd(text[..length]))
        {
            letters.Truncate(_block.Start);
        }
    }

    /// <summary>Leaves out the line end that directly follows `pre`.</summary>
    public void SkipLineEnd() => _skipLineEnd = true;

    /// <summary>Says whether the next cell of a row may go on in the block: it has letters and no line end.</summary>
    public bool GoesOnInRow(int row) => row >= 0 && Row == row && !IsEmpty && _lineStart == _block.Start;

    /// <summary>Parts two cells.</summary>
    public void NextCell()
    {
        CloseReading();
        _pendingBlank = _pendingLineEnd = false;
        model.Letters.Append('\t');
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
            else if (!preformatted)
            {
                taken = FoldBlanks(text);
            }
            else if (text.StartsWith("\r\n"))
            {
                taken = 2;
                AddBlank('\n');
            }
            else if (text[0] != '\0')
            {
                AddBlank(text[0]);
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
            int blanks = 0;
            while (!preformatted && blanks < text.Length && text[blanks] is ' ' or '\t' or '\n' or '\r' or '\f' or '\0')
            {
                blanks++;
            }

            _block.SourceStart = source + blanks;
        }

        _lineSource = _lineSource < 0 ? source : _lineSource;

        // An ideographic blank at the end of a block is not part of its text either; one that stands alone ends nothing.
        int length = text.Length;
        while (length > 0 && (text[length - 1] is '\n' or '\r' or '\0' || (!preformatted && text[length - 1] is ' ' or '\t' or '\f' or '\u3000')))
        {
            length--;
        }

        _block.SourceEnd = length > 0 ? source + length : _block.SourceEnd;
    }

    private bool TryAdd(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
        {
            return false;
        }

        ProseMarks.Count(text, out int blanks, out _block.Points);
        _block.Length = text.Length;
        _block.Letters = text.Length - blanks;
        _block.LinkLetters = Math.Min(_block.LinkLetters, _block.Letters);
        model.Add(_block);
        return true;
    }

    /// <summary>Takes a run of blanks that stand for one at most.</summary>
    /// <returns>Its length.</returns>
    private int FoldBlanks(ReadOnlySpan<char> text)
    {
        int length = 0;
        for (; length < text.Length; length++)
        {
            switch (text[length])
            {
                case ' ' or '\t' or '\f':
                    _pendingBlank = true;
                    continue;
                case '\n' or '\r':
                    _pendingBlank = _pendingLineEnd = true;
                    continue;
                case '\0':
                    continue;
            }

            break;
        }

        return length;
    }

    private void AddBlank(char blank)
    {
        // A CR alone ends lines, too: files of the old Macintosh.
        model.Letters.Append(blank == '\f' ? ' ' : blank == '\r' ? '\n' : blank);
        if (blank is '\n' or '\r')
        {
            BeginLine();
        }
    }

    private void AddLetters(ReadOnlySpan<char> run)
    {
        TextBuffer letters = model.Letters;
        if (_readingOpen && !_annotation)
        {
            CloseReading();
        }

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

        if (_annotation && !_readingOpen)
        {
            OpenReading();
        }

        letters.Append(run);
    }

    private static bool IsWide(char letter) => letter is (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60');
}
