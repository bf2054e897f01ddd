using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>What one page holds once its tags are read: letters, blocks and the elements around them; used again for each page.</summary>
internal sealed class PageModel
{
    private const int Most = 1_000_000;

    private PageNode[] _nodes = new PageNode[1024];
    private PageBlock[] _blocks = new PageBlock[1024];
    private UnshownText[] _unshown = new UnshownText[64];
    private int _nodeCount;
    private int _blockCount;
    private int _unshownCount;

    /// <summary>Gets the letters of all blocks, one after another.</summary>
    public TextBuffer Letters { get; } = new(64 * 1024);

    /// <summary>Gets the elements; parents before children.</summary>
    public Span<PageNode> Nodes => _nodes.AsSpan(0, _nodeCount);

    /// <summary>Gets the blocks in page order.</summary>
    public Span<PageBlock> Blocks => _blocks.AsSpan(0, _blockCount);

    /// <summary>Gets the stretches that a browser does not show, in page order: hidden elements, form fields, drawings.</summary>
    public Span<UnshownText> Unshown => _unshown.AsSpan(0, _unshownCount);

    /// <summary>Gets what the page says about itself.</summary>
    public PageFacts Facts { get; } = new();

    /// <summary>Gets or sets a value indicating whether the page asks for a password.</summary>
    public bool AsksForPassword { get; set; }

    /// <summary>Gets or sets a value indicating whether the page has a frameset.</summary>
    public bool HasFrames { get; set; }

    /// <summary>Gets a value indicating whether the page has more elements or blocks than any document needs.</summary>
    public bool IsFull => _nodeCount > Most || _blockCount > Most;

    /// <summary>Gets the text of a block.</summary>
    public ReadOnlySpan<char> TextOf(in PageBlock block) => Letters.Written.Slice(block.Start, block.Length);

    /// <summary>Says why text is not shown by the outermost element that is not.</summary>
    public CutReason ReasonOf(in UnshownText unshown) => _nodes[unshown.Node].Tag switch
    {
        HtmlTag.Select or HtmlTag.Datalist or HtmlTag.Button or HtmlTag.Textarea or HtmlTag.Label => CutReason.FormField,
        HtmlTag.Svg or HtmlTag.Map or HtmlTag.Annotation => CutReason.Drawing,
        HtmlTag tag when Elements.IsSuppressed(tag) && tag != HtmlTag.Template => CutReason.Fallback,
        _ => CutReason.Hidden,
    };

    /// <summary>Forgets the page; memory beyond the usual is given back.</summary>
    public void Clear()
    {
        const int UsualLetters = 4 * 1024 * 1024;
        const int UsualCount = 256 * 1024;
        Letters.Clear();
        Letters.Trim(UsualLetters);
        _nodes = _nodes.Length > UsualCount ? new PageNode[1024] : _nodes;
        _blocks = _blocks.Length > UsualCount ? new PageBlock[1024] : _blocks;
        _unshown = _unshown.Length > UsualCount ? new UnshownText[64] : _unshown;
        _nodeCount = _blockCount = _unshownCount = 0;
        HasFrames = AsksForPassword = false;
        Facts.Clear();
    }

    /// <summary>Forgets elements and blocks, so that another part of the page can be read in their place.</summary>
    public void BeginAgain()
    {
        Letters.Clear();
        _nodeCount = _blockCount = _unshownCount = 0;
    }

    /// <summary>Adds an element.</summary>
    /// <returns>Its index.</returns>
    public int Add(in PageNode node)
    {
        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodes.Length * 2);
        }

        _nodes[_nodeCount] = node;
        return _nodeCount++;
    }

    /// <summary>Adds a block.</summary>
    public void Add(in PageBlock block)
    {
        if (_blockCount == _blocks.Length)
        {
            Array.Resize(ref _blocks, _blocks.Length * 2);
        }

        _blocks[_blockCount++] = block;
    }

    /// <summary>Puts one block in the place of the last ones.</summary>
    public void ReplaceFrom(int first, in PageBlock block)
    {
        _blocks[first] = block;
        _blockCount = first + 1;
    }

    /// <summary>Adds text that a browser does not show; the texts of one element become one stretch, so that there are never more than elements.</summary>
    public void AddUnshown(int node, ReadOnlySpan<char> text, int source)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        if (trimmed.IsEmpty)
        {
            return;
        }

        int letters = 0;
        foreach (char letter in trimmed)
        {
            letters += char.IsWhiteSpace(letter) ? 0 : 1;
        }

        int start = source + text.Length - text.TrimStart().Length;
        if (_unshownCount > 0 && _unshown[_unshownCount - 1].Node == node)
        {
            _unshown[_unshownCount - 1].SourceEnd = start + trimmed.Length;
            _unshown[_unshownCount - 1].Letters += letters;
            return;
        }

        if (_unshownCount == _unshown.Length)
        {
            Array.Resize(ref _unshown, _unshown.Length * 2);
        }

        _unshown[_unshownCount++] = new UnshownText { SourceStart = start, SourceEnd = start + trimmed.Length, Letters = letters, Node = node };
    }
}
