using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>The block-level elements that are open at one place of a page.</summary>
/// <remarks>
/// At most 512 deep as in browsers; deeper ones become siblings. Searches look at most 256 elements up, so that each end tag costs a bounded time.
/// Index 0 is the page itself and never ends.
/// </remarks>
internal sealed class OpenElements(PageModel model)
{
    private const int DeepestNesting = 512;
    private const int FarthestLook = 256;

    private readonly int[] _nodes = new int[DeepestNesting];
    private readonly int[] _countByTag = new int[256];
    private int _suppressed;
    private int _preformatted;

    /// <summary>Gets how many are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Gets the node of the innermost one.</summary>
    public int Innermost => _nodes[Depth - 1];

    /// <summary>Gets the node around the innermost one; -1 if that is the page.</summary>
    public int AroundInnermost => Depth > 1 ? _nodes[Depth - 2] : -1;

    /// <summary>Gets a value indicating whether text at this place is not shown.</summary>
    public bool Suppressed => _suppressed > 0;

    /// <summary>Gets the node of the outermost open element that is not shown; meaningful while text is suppressed.</summary>
    public int SuppressedBy { get; private set; }

    /// <summary>Gets a value indicating whether white space at this place is kept.</summary>
    public bool Preformatted => _preformatted > 0;

    /// <summary>Starts a page.</summary>
    public void Reset()
    {
        Array.Clear(_countByTag);
        Depth = _suppressed = _preformatted = 0;
        Push(HtmlTag.Other, NodeTraits.None, 0);
    }

    /// <summary>Says whether an element of the kind is open somewhere.</summary>
    public bool Has(HtmlTag tag) => _countByTag[(int)tag] > 0;

    /// <summary>Gets the element at a depth, 0 for the page.</summary>
    public HtmlTag At(int depth) => model.Nodes[_nodes[depth]].Tag;

    /// <summary>Opens an element.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="traits">What its start tag says.</param>
    /// <param name="source">Where in the page the start tag begins.</param>
    public void Push(HtmlTag tag, NodeTraits traits, int source)
    {
        if (Depth == DeepestNesting)
        {
            // What is deeper becomes a sibling, as in browsers.
            PopTo(Depth - 1);
        }

        int parent = Depth == 0 ? -1 : Innermost;
        _nodes[Depth++] = model.Add(new PageNode { Parent = parent, Tag = tag, Traits = traits, FirstBlock = model.Blocks.Length, SourceStart = source });
        _countByTag[(int)tag]++;
        if ((traits & NodeTraits.Suppressed) != NodeTraits.None)
        {
            SuppressedBy = _suppressed == 0 ? Innermost : SuppressedBy;
            _suppressed++;
        }

        _preformatted += Elements.IsPreformatted(tag) ? 1 : 0;
    }

    /// <summary>Ends the innermost elements until only <paramref name="depth"/> are open.</summary>
    public void PopTo(int depth)
    {
        while (Depth > depth)
        {
            ref PageNode node = ref model.Nodes[_nodes[--Depth]];
            node.EndBlock = model.Blocks.Length;
            if (node.Tag == HtmlTag.Tr)
            {
                RowJoiner.Join(model, _nodes[Depth]);
                node.EndBlock = model.Blocks.Length;
            }

            _countByTag[(int)node.Tag]--;
            _suppressed -= (node.Traits & NodeTraits.Suppressed) != NodeTraits.None ? 1 : 0;
            _preformatted -= Elements.IsPreformatted(node.Tag) ? 1 : 0;
        }
    }

    /// <summary>Finds the element that an end tag ends, without leaving the cell or table around.</summary>
    /// <returns>Its depth; -1 if the end tag has none.</returns>
    public int FindForEnd(HtmlTag tag)
    {
        if (!Has(tag))
        {
            return -1;
        }

        bool ofTable = tag is HtmlTag.Table or HtmlTag.Tr or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Td or HtmlTag.Th or HtmlTag.Body or HtmlTag.Html;
        int last = Math.Max(1, Depth - FarthestLook);
        for (int at = Depth - 1; at >= last; at--)
        {
            HtmlTag open = At(at);
            if (open == tag)
            {
                return at;
            }

            if (open == HtmlTag.Table || (!ofTable && open is HtmlTag.Td or HtmlTag.Th or HtmlTag.Caption))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Finds the element that the start of its next sibling ends: the nearest of the kind, unless its container is nearer.</summary>
    /// <returns>Its depth; -1 if there is none.</returns>
    public int FindForSibling(HtmlTag tag, HtmlTag container, HtmlTag otherContainer)
    {
        if (!Has(tag))
        {
            return -1;
        }

        int last = Math.Max(1, Depth - FarthestLook);
        for (int at = Depth - 1; at >= last; at--)
        {
            HtmlTag open = At(at);
            if (open == tag)
            {
                return at;
            }

            if (open == container || open == otherContainer || open == HtmlTag.Table)
            {
                return -1;
            }
        }

        return -1;
    }
}
