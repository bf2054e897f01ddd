using Tsumugi.Contracts.Steps;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Tells of each part of a page what became of it and which element decided.</summary>
/// <remarks>Runs only where somebody asks; takes what the selector decided and finds the rest again in the page's source.</remarks>
internal sealed class BlockDescriber(PageModel page)
{
    private readonly ElementLabel _label = new();
    private readonly HtmlAttribute[] _attributes = new HtmlAttribute[32];
    private readonly Dictionary<int, string> _labels = [];
    private int[] _deciders = [];

    /// <summary>Describes the page in the model.</summary>
    /// <param name="html">The page.</param>
    /// <param name="into">Receives the blocks.</param>
    public void Describe(ReadOnlySpan<char> html, ICollection<ExtractedBlock> into)
    {
        _labels.Clear();
        FindDeciders();
        string root = Root(html);
        ReadOnlySpan<UnshownText> unshown = page.Unshown;
        int next = 0;
        foreach (ref PageBlock block in page.Blocks)
        {
            for (; next < unshown.Length && unshown[next].SourceStart < block.SourceStart; next++)
            {
                into.Add(Unshown(html, unshown[next]));
            }

            into.Add(new ExtractedBlock
            {
                PageStart = block.SourceStart,
                PageEnd = block.SourceEnd,
                TextStart = block.Keep ? block.TextStart : -1,
                TextLength = block.Keep ? block.TextLength : -1,
                Kind = Kind(block.Kind),
                Reason = CutReasons.Code(block.Cut),
                Element = block.Cut == CutReason.OutsideMain ? root : Decider(html, block),
                Text = page.Letters.WrittenMemory.Slice(block.Start, block.Length),
            });
        }

        for (; next < unshown.Length; next++)
        {
            into.Add(Unshown(html, unshown[next]));
        }
    }

    private static string Kind(HtmlTag tag) => tag == HtmlTag.Other || (Elements.IsBlock(tag) && !IsTextBlock(tag)) ? "text" : ElementLabel.NameOf(tag);

    private static bool IsTextBlock(HtmlTag tag) => tag is HtmlTag.P or HtmlTag.Li or HtmlTag.Td or HtmlTag.Th or HtmlTag.Dt or HtmlTag.Dd or HtmlTag.Pre or HtmlTag.Caption or HtmlTag.Figcaption
        or HtmlTag.Blockquote or HtmlTag.Address or HtmlTag.Summary or HtmlTag.Legend or (>= HtmlTag.H1 and <= HtmlTag.H6);

    /// <summary>Finds for each element the outermost one around that was dropped for the same reason; parents come first, so that one pass is enough.</summary>
    private void FindDeciders()
    {
        Span<PageNode> nodes = page.Nodes;
        _deciders = new int[nodes.Length];
        for (int i = 1; i < nodes.Length; i++)
        {
            int parent = nodes[i].Parent;
            _deciders[i] = nodes[parent].Cut == nodes[i].Cut ? _deciders[parent] : i;
        }
    }

    private string Decider(ReadOnlySpan<char> html, in PageBlock block) =>
        block.Keep || page.Nodes[block.Node].Cut != block.Cut ? "" : Label(html, _deciders[block.Node], block.Cut);

    private string Root(ReadOnlySpan<char> html)
    {
        Span<PageNode> nodes = page.Nodes;
        for (int i = 1; i < nodes.Length; i++)
        {
            if ((nodes[i].Traits & NodeTraits.Root) != NodeTraits.None)
            {
                return _label.Of(html, nodes[i], CutReason.OutsideMain);
            }
        }

        return "";
    }

    private ExtractedBlock Unshown(ReadOnlySpan<char> html, in UnshownText unshown)
    {
        CutReason reason = page.ReasonOf(unshown);
        return new ExtractedBlock
        {
            PageStart = unshown.SourceStart,
            PageEnd = unshown.SourceEnd,
            TextStart = -1,
            TextLength = -1,
            Kind = "text",
            Reason = CutReasons.Code(reason),
            Element = Label(html, unshown.Node, reason),
            Text = TextOf(html[unshown.SourceStart..unshown.SourceEnd]),
        };
    }

    private string Label(ReadOnlySpan<char> html, int node, CutReason reason)
    {
        if (!_labels.TryGetValue(node, out string? label))
        {
            label = _label.Of(html, page.Nodes[node], reason);
            _labels.Add(node, label);
        }

        return label;
    }

    /// <summary>Reads the text of a stretch of the source as a block would have it.</summary>
    private ReadOnlyMemory<char> TextOf(ReadOnlySpan<char> source)
    {
        TextBuffer text = new(Math.Min(source.Length, 256));
        HtmlTokenizer tokens = new(source, _attributes);
        while (tokens.Read())
        {
            if (tokens.Kind == HtmlTokenKind.Text && tokens.HasReferences)
            {
                CharacterReferences.Resolve(tokens.Text, inAttribute: false, text);
            }
            else if (Elements.IsBlock(tokens.Tag) || tokens.Tag is HtmlTag.Option or HtmlTag.Br)
            {
                text.Append(' ');
            }
        }

        Span<char> letters = text.Written;
        int to = 0;
        foreach (char letter in letters)
        {
            char folded = letter is '\t' or '\n' or '\r' or '\f' or '\0' ? ' ' : letter;
            if (folded != ' ' || (to > 0 && letters[to - 1] != ' '))
            {
                letters[to++] = folded;
            }
        }

        text.Truncate(letters[..to].TrimEnd(' ').Length);
        return text.WrittenMemory;
    }
}
