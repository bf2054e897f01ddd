using Tsumugi.Text;

namespace Tsumugi.Stages.Extract;

/// <content>Lines inside of a block, and links inside of lines.</content>
internal sealed partial class BlockWriter
{
    private static readonly string[] EditMarks = ["[編集]", "［編集］", "【編集】", "[edit]", "[ 編集 ]", "[ edit ]"];

    private int _lineStart;
    private int _lineLinks;
    private int _lineLinkLetters;
    private int _lineSource;
    private int _sourceBeforeLine;
    private int _linkStart;
    private bool _linkToFragment;

    /// <summary>Gets or sets a value indicating whether text belongs to a link.</summary>
    public bool InLink { get; set; }

    /// <summary>Begins a link.</summary>
    public void BeginLink(bool toFragment)
    {
        InLink = true;
        _linkStart = model.Letters.Length;
        _linkToFragment = toFragment;
        _block.Links++;
        _block.FragmentLinks += toFragment ? 1 : 0;
    }

    /// <summary>Ends a link; a mark that only leads to its own heading (¶) is taken away again.</summary>
    public void EndLink()
    {
        TextBuffer letters = model.Letters;
        int length = letters.Length - _linkStart;
        if (InLink && _linkToFragment && length is 1 or 2 && _linkStart >= _block.Start && letters.Written[_linkStart..].Trim(' ') is "¶" or "#" or "§" or "🔗")
        {
            letters.Truncate(_linkStart);
            _block.LinkLetters -= length;
            _block.Links--;
            _block.FragmentLinks--;
        }

        InLink = false;
    }

    /// <summary>Writes a `br`.</summary>
    /// <returns>False if the block must end: at the second in a row, which is how old pages part paragraphs, and behind a line of links.</returns>
    public bool TryLineEnd(bool preformatted)
    {
        _pendingBlank = _pendingLineEnd = false;
        if (IsEmpty)
        {
            return true;
        }

        if (!preformatted && (model.Letters.Written[^1] == '\n' || IsNavigationLine()))
        {
            return false;
        }

        CloseReading();
        model.Letters.Append('\n');
        BeginLine();
        return true;
    }

    private void BeginLine()
    {
        _lineStart = model.Letters.Length;
        (_lineLinks, _lineLinkLetters) = (_block.Links, _block.LinkLetters);
        (_lineSource, _sourceBeforeLine) = (-1, _block.SourceEnd);
    }

    /// <summary>Says whether the last line is a row of links, as `前の日 | トップ | 次の日`: it is judged on its own.</summary>
    private bool IsNavigationLine()
    {
        int length = model.Letters.Length - _lineStart;
        return _block.Links - _lineLinks >= 2 && length > 0 && (_block.LinkLetters - _lineLinkLetters) * 10 >= length * 6;
    }

    /// <summary>Makes the lines before the last one a block of their own.</summary>
    private void PartLine()
    {
        PageBlock whole = _block;
        (_block.Links, _block.LinkLetters, _block.SourceEnd) = (_lineLinks, _lineLinkLetters, _sourceBeforeLine);
        TryAdd(model.Letters.Written[_block.Start.._lineStart].TrimEnd(" \t\n\u3000"));
        _block = whole with { Start = _lineStart, SourceStart = _lineSource, Links = whole.Links - _lineLinks, LinkLetters = whole.LinkLetters - _lineLinkLetters };
    }

    private int WithoutEditMark(ReadOnlySpan<char> heading)
    {
        foreach (string mark in EditMarks)
        {
            if (heading.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                _block.LinkLetters = Math.Max(0, _block.LinkLetters - mark.AsSpan().Trim("[]［］【】 ").Length);
                return heading[..^mark.Length].TrimEnd(' ').Length;
            }
        }

        return heading.Length;
    }
}
