using Tsumugi.Text;

namespace Tsumugi.Stages.Extract;

/// <summary>What one page holds once its tags are read: letters, blocks and the elements around them; used again for each page.</summary>
internal sealed class PageModel
{
    private const int Most = 1_000_000;

    private PageNode[] _nodes = new PageNode[1024];
    private PageBlock[] _blocks = new PageBlock[1024];
    private int _nodeCount;
    private int _blockCount;

    /// <summary>Gets the letters of all blocks, one after another.</summary>
    public TextBuffer Letters { get; } = new(64 * 1024);

    /// <summary>Gets the elements; parents before children.</summary>
    public Span<PageNode> Nodes => _nodes.AsSpan(0, _nodeCount);

    /// <summary>Gets the blocks in page order.</summary>
    public Span<PageBlock> Blocks => _blocks.AsSpan(0, _blockCount);

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

    /// <summary>Forgets the page; memory beyond the usual is given back.</summary>
    public void Clear()
    {
        const int UsualLetters = 4 * 1024 * 1024;
        const int UsualCount = 256 * 1024;
        Letters.Clear();
        Letters.Trim(UsualLetters);
        _nodes = _nodes.Length > UsualCount ? new PageNode[1024] : _nodes;
        _blocks = _blocks.Length > UsualCount ? new PageBlock[1024] : _blocks;
        _nodeCount = _blockCount = 0;
        HasFrames = AsksForPassword = false;
        Facts.Clear();
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
}
