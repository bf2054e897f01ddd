using System.Buffers;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Reads a page's tags once and fills a <see cref="PageModel"/>.</summary>
/// <remarks>
/// Builds no tree: only block-level elements are kept on a stack, at most 512 deep as in browsers, and end tags look at most 256 elements up, so
/// that time stays linear on any input. White space is folded as a browser would show it; a line end between two Japanese letters vanishes.
/// One thread; call <see cref="Scan"/> for one page after another.
/// </remarks>
internal sealed class PageScanner(PageModel model)
{
    private const int DeepestNesting = 512;
    private const int FarthestLook = 256;

    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n\r\f&\0");

    private readonly HtmlAttribute[] _attributes = new HtmlAttribute[32];
    private readonly int[] _open = new int[DeepestNesting];
    private readonly int[] _openByTag = new int[256];
    private readonly ClassWords _words = new();
    private readonly FactCollector _facts = new(model.Facts);
    private int _depth;
    private int _suppressed;
    private int _preformatted;
    private bool _inAnnotation;
    private bool _inHead;
    private bool _inLink;
    private bool _pendingBlank;
    private bool _pendingLineEnd;
    private bool _skipLineEnd;
    private int _rowOfBlock;
    private PageBlock _block;

    /// <summary>Reads one page into the model, which must be clear.</summary>
    public void Scan(ReadOnlySpan<char> html)
    {
        Reset();
        HtmlTokenizer tokens = new(html, _attributes);
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    AddText(tokens.Text, tokens.HasReferences);
                    break;
                case HtmlTokenKind.StartTag:
                    Start(ref tokens);
                    break;
                case HtmlTokenKind.EndTag:
                    End(tokens.Tag);
                    break;
            }
        }

        EndBlock();
        while (_depth > 0)
        {
            Pop();
        }
    }

    private void Reset()
    {
        Array.Clear(_openByTag);
        _depth = _suppressed = _preformatted = 0;
        _inAnnotation = _inHead = _inLink = _pendingBlank = _pendingLineEnd = _skipLineEnd = false;
        _facts.Clear();
        Push(HtmlTag.Other, NodeTraits.None);
        BeginBlock();
    }

    private void Start(ref HtmlTokenizer tokens)
    {
        HtmlTag tag = tokens.Tag;
        switch (tag)
        {
            case HtmlTag.A:
                StartLink(ref tokens);
                return;
            case HtmlTag.Br:
                LineEnd();
                return;
            case HtmlTag.Rt or HtmlTag.Rp or HtmlTag.Rtc:
                _inAnnotation = true;
                return;
            case HtmlTag.Rb or HtmlTag.Ruby:
                _inAnnotation = false;
                return;
            case HtmlTag.Html or HtmlTag.Meta or HtmlTag.Link or HtmlTag.Time or HtmlTag.Title:
                _facts.Start(ref tokens);
                return;
            case HtmlTag.Head:
                _inHead = true;
                return;
            case HtmlTag.Frameset:
                model.HasFrames = true;
                return;
            case HtmlTag.Wbr or HtmlTag.Img or HtmlTag.Input or HtmlTag.Span or HtmlTag.B or HtmlTag.Font or HtmlTag.Strong or HtmlTag.Em:
                return;
            case HtmlTag.Hr:
                EndBlock();
                return;
        }

        bool block = IsBlock(tag);
        bool suppressed = IsSuppressed(tag);
        if (!block && !suppressed)
        {
            return;
        }

        if (suppressed)
        {
            // Scripts and the like stand inside of paragraphs and do not end them.
            if (!tokens.IsSelfClosing || tag != HtmlTag.Svg)
            {
                Push(tag, NodeTraits.Suppressed);
            }

            return;
        }

        _inHead = false;
        NodeTraits traits = TraitsOf(tag, ref tokens);
        CloseImplied(tag);
        if (tag is HtmlTag.Td or HtmlTag.Th && JoinsCell())
        {
            _pendingBlank = false;
            model.Letters.Append('\t');
            Push(tag, traits);
            return;
        }

        EndBlock();
        Push(tag, traits);
        _block.Node = _open[_depth - 1];
        _block.Kind = KindOf(tag, _block.Kind);
        _rowOfBlock = tag is HtmlTag.Td or HtmlTag.Th && _depth > 1 ? _open[_depth - 2] : -1;
        if (tag is HtmlTag.Pre or HtmlTag.Listing or HtmlTag.Xmp or HtmlTag.Plaintext)
        {
            _skipLineEnd = true;
        }

        if (tag is HtmlTag.Table or HtmlTag.Td or HtmlTag.Th)
        {
            _inLink = false;
        }
    }

    private void End(HtmlTag tag)
    {
        switch (tag)
        {
            case HtmlTag.A:
                _inLink = false;
                return;
            case HtmlTag.Rt or HtmlTag.Rp or HtmlTag.Rtc or HtmlTag.Ruby:
                _inAnnotation = false;
                return;
            case HtmlTag.Head:
                _inHead = false;
                return;
            case HtmlTag.Title:
                _facts.EndTitle();
                return;
            case HtmlTag.Br:
                LineEnd();
                return;
            case HtmlTag.P when _openByTag[(int)HtmlTag.P] == 0:
                EndBlock();
                return;
        }

        if (_openByTag[(int)tag] == 0 || !(IsBlock(tag) || IsSuppressed(tag)))
        {
            return;
        }

        int found = Find(tag);
        if (found < 0)
        {
            return;
        }

        bool suppressed = IsSuppressed(tag);
        bool cell = tag is HtmlTag.Td or HtmlTag.Th;
        if (!suppressed && !cell)
        {
            EndBlock();
        }

        while (_depth > found)
        {
            Pop();
        }

        if (!suppressed && !cell)
        {
            BeginBlock();
        }
    }

    /// <summary>Finds the stack position of an open element without leaving the cell or caption around.</summary>
    private int Find(HtmlTag tag)
    {
        bool stopsAtCell = tag is not (HtmlTag.Table or HtmlTag.Tr or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Td or HtmlTag.Th or HtmlTag.Body or HtmlTag.Html);
        Span<PageNode> nodes = model.Nodes;
        int last = Math.Max(1, _depth - FarthestLook);
        for (int at = _depth - 1; at >= last; at--)
        {
            HtmlTag open = nodes[_open[at]].Tag;
            if (open == tag)
            {
                return at;
            }

            bool barrier = stopsAtCell ? open is HtmlTag.Td or HtmlTag.Th or HtmlTag.Table or HtmlTag.Caption : open == HtmlTag.Table;
            if (barrier)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Ends elements whose end tag may be left out: a paragraph before a block, an item before the next.</summary>
    private void CloseImplied(HtmlTag tag)
    {
        if (_openByTag[(int)HtmlTag.P] > 0 && ClosesParagraph(tag) && _depth > 1 && TagAt(_depth - 1) == HtmlTag.P)
        {
            EndBlock();
            Pop();
            BeginBlock();
        }

        switch (tag)
        {
            case HtmlTag.Li:
                CloseUpTo(HtmlTag.Li, HtmlTag.Ul, HtmlTag.Ol);
                break;
            case HtmlTag.Dt or HtmlTag.Dd:
                CloseUpTo(HtmlTag.Dt, HtmlTag.Dl, HtmlTag.Dl);
                CloseUpTo(HtmlTag.Dd, HtmlTag.Dl, HtmlTag.Dl);
                break;
            case HtmlTag.Td or HtmlTag.Th:
                CloseUpTo(HtmlTag.Td, HtmlTag.Tr, HtmlTag.Table);
                CloseUpTo(HtmlTag.Th, HtmlTag.Tr, HtmlTag.Table);
                break;
            case HtmlTag.Tr:
                CloseUpTo(HtmlTag.Tr, HtmlTag.Table, HtmlTag.Table);
                break;
        }
    }

    /// <summary>Ends the nearest open element of a kind unless one of its containers is nearer.</summary>
    private void CloseUpTo(HtmlTag tag, HtmlTag container, HtmlTag otherContainer)
    {
        if (_openByTag[(int)tag] == 0)
        {
            return;
        }

        int last = Math.Max(1, _depth - FarthestLook);
        for (int at = _depth - 1; at >= last; at--)
        {
            HtmlTag open = TagAt(at);
            if (open == container || open == otherContainer || open == HtmlTag.Table)
            {
                return;
            }

            if (open != tag)
            {
                continue;
            }

            bool cell = tag is HtmlTag.Td or HtmlTag.Th;
            if (!cell)
            {
                EndBlock();
            }

            while (_depth > at)
            {
                Pop();
            }

            if (!cell)
            {
                BeginBlock();
            }

            return;
        }
    }

    private HtmlTag TagAt(int depth) => model.Nodes[_open[depth]].Tag;

    private void Push(HtmlTag tag, NodeTraits traits)
    {
        if (_depth == DeepestNesting)
        {
            return;
        }

        int parent = _depth == 0 ? -1 : _open[_depth - 1];
        _open[_depth++] = model.Add(new PageNode { Parent = parent, Tag = tag, Traits = traits, FirstBlock = model.Blocks.Length });
        _openByTag[(int)tag]++;
        _suppressed += (traits & NodeTraits.Suppressed) != NodeTraits.None ? 1 : 0;
        _preformatted += IsPreformatted(tag) ? 1 : 0;
    }

    private void Pop()
    {
        ref PageNode node = ref model.Nodes[_open[--_depth]];
        node.EndBlock = model.Blocks.Length;
        _openByTag[(int)node.Tag]--;
        _suppressed -= (node.Traits & NodeTraits.Suppressed) != NodeTraits.None ? 1 : 0;
        _preformatted -= IsPreformatted(node.Tag) ? 1 : 0;
    }

    private void StartLink(ref HtmlTokenizer tokens)
    {
        _facts.Start(ref tokens);
        _inLink = tokens.TryGet("href", out ReadOnlySpan<char> address);
        if (_inLink && _suppressed == 0)
        {
            _block.Links++;
            _block.FragmentLinks += address.StartsWith("#") ? 1 : 0;
        }
    }

    private void AddText(ReadOnlySpan<char> text, bool hasReferences)
    {
        if (_facts.WantsText)
        {
            _facts.AddText(text);
            return;
        }

        if (_suppressed > 0 || _inAnnotation || (_inHead && text.Trim().IsEmpty))
        {
            return;
        }

        TextBuffer letters = model.Letters;
        int before = letters.Length;
        bool preformatted = _preformatted > 0;
        Span<char> resolved = stackalloc char[CharacterReferences.MostUnits];
        if (_skipLineEnd)
        {
            _skipLineEnd = false;
            text = text.StartsWith("\r\n") ? text[2..] : text.StartsWith("\n") ? text[1..] : text;
        }

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

            char special = text[0];
            int taken = 1;
            if (special == '&')
            {
                int written = 0;
                taken = hasReferences ? CharacterReferences.Read(text, inAttribute: false, resolved, out written) : 0;
                if (taken == 0)
                {
                    (taken, written, resolved[0]) = (1, 1, '&');
                }

                AddLetters(resolved[..written]);
            }
            else if (special != '\0')
            {
                if (preformatted)
                {
                    AddPreformattedBlank(special);
                }
                else
                {
                    _pendingBlank = true;
                    _pendingLineEnd |= special is '\n' or '\r';
                }
            }

            text = text[taken..];
        }

        if (_inLink)
        {
            _block.LinkLetters += letters.Length - before;
        }
    }

    private void AddLetters(ReadOnlySpan<char> run)
    {
        TextBuffer letters = model.Letters;
        if (_pendingBlank)
        {
            _pendingBlank = false;
            bool atStart = letters.Length == _block.Start || letters.Written[^1] is '\n' or '\t';

            // A line end inside Japanese text is layout of the source, not a blank (CSS Text 3, segment break transformation).
            bool vanishes = atStart || (_pendingLineEnd && IsWide(letters.Written[^1]) && IsWide(run[0]));
            _pendingLineEnd = false;
            if (!vanishes)
            {
                letters.Append(' ');
            }
        }

        letters.Append(run);
    }

    private void AddPreformattedBlank(char blank)
    {
        if (blank != '\r')
        {
            model.Letters.Append(blank == '\f' ? ' ' : blank);
        }
    }

    private void LineEnd()
    {
        if (_suppressed > 0)
        {
            return;
        }

        _pendingBlank = _pendingLineEnd = false;
        TextBuffer letters = model.Letters;
        if (letters.Length == _block.Start)
        {
            return;
        }

        if (letters.Written[^1] == '\n' && _preformatted == 0)
        {
            // Two in a row are how old pages part paragraphs.
            EndBlock();
            return;
        }

        letters.Append('\n');
    }

    private bool JoinsCell()
    {
        if (_rowOfBlock < 0 || _depth < 1 || _open[_depth - 1] != _rowOfBlock || model.Letters.Length == _block.Start)
        {
            return false;
        }

        return !model.Letters.Written[_block.Start..].Contains('\n');
    }

    private void BeginBlock()
    {
        _pendingBlank = _pendingLineEnd = false;
        _inAnnotation = false;
        _rowOfBlock = -1;
        int node = _open[_depth - 1];
        _block = new PageBlock { Start = model.Letters.Length, Node = node, Kind = KindOf(model.Nodes[node].Tag, HtmlTag.Other) };
    }

    private void EndBlock()
    {
        TextBuffer letters = model.Letters;
        Span<char> text = letters.Written[_block.Start..];
        int length = text.TrimEnd(_preformatted > 0 ? "\n" : " \t\n\u3000").Length;
        if (text[..length].IsWhiteSpace())
        {
            length = 0;
        }

        letters.Truncate(_block.Start + length);
        if (length > 0)
        {
            text = text[..length];
            int blanks = text.Count(' ') + text.Count('\n') + text.Count('\t') + text.Count('\u3000');
            _block.Length = length;
            _block.Letters = length - blanks;
            _block.LinkLetters = Math.Min(_block.LinkLetters, _block.Letters);
            _block.Points = text.Count('。') + text.Count('、') + text.Count('，') + text.Count('．') + text.Count('！') + text.Count('？') + text.Count(". ") + text.Count(", ");
            model.Add(_block);
        }

        BeginBlock();
    }

    private NodeTraits TraitsOf(HtmlTag tag, ref HtmlTokenizer tokens)
    {
        NodeTraits traits = tag switch
        {
            HtmlTag.Nav or HtmlTag.Menu or HtmlTag.Dialog => NodeTraits.Boilerplate,
            HtmlTag.Header or HtmlTag.Footer or HtmlTag.Aside => NodeTraits.PageEdge,
            HtmlTag.Main => NodeTraits.Main,
            HtmlTag.Article => NodeTraits.Article,
            HtmlTag.Form => NodeTraits.Form,
            _ => NodeTraits.None,
        };
        if (tokens.Attributes.IsEmpty || tag is HtmlTag.Body or HtmlTag.Html)
        {
            return traits;
        }

        if (tokens.TryGet("class", out ReadOnlySpan<char> value))
        {
            traits |= _words.Of(value);
        }

        if (tokens.TryGet("id", out value))
        {
            traits |= _words.Of(value);
        }

        if (tokens.TryGet("role", out value))
        {
            traits |= OfRole(value);
        }

        if (tokens.TryGet("itemprop", out value) && value is "articleBody" or "text")
        {
            traits |= NodeTraits.Main;
        }

        bool hidden = tokens.TryGet("hidden", out _) || (tokens.TryGet("style", out value) && HidesItself(value));
        return hidden ? traits | NodeTraits.Suppressed : traits;
    }

    private static bool HidesItself(ReadOnlySpan<char> style)
    {
        int display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return display >= 0 && style[(display + 7)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static NodeTraits OfRole(ReadOnlySpan<char> role) => role switch
    {
        "main" => NodeTraits.Main,
        "article" => NodeTraits.Article,
        "navigation" or "banner" or "contentinfo" or "complementary" or "search" or "menu" or "menubar" or "dialog" or "alertdialog" or "toolbar" => NodeTraits.Boilerplate,
        _ => NodeTraits.None,
    };

    private static HtmlTag KindOf(HtmlTag tag, HtmlTag present) => tag switch
    {
        HtmlTag.Table or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tr => present,
        _ => tag,
    };

    private static bool IsPreformatted(HtmlTag tag) => tag is HtmlTag.Pre or HtmlTag.Listing or HtmlTag.Xmp or HtmlTag.Plaintext;

    private static bool IsSuppressed(HtmlTag tag) => tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Noscript or HtmlTag.Select or HtmlTag.Datalist or HtmlTag.Button
        or HtmlTag.Textarea or HtmlTag.Template or HtmlTag.Svg or HtmlTag.Canvas or HtmlTag.Audio or HtmlTag.Video or HtmlTag.Object or HtmlTag.Applet
        or HtmlTag.Iframe or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Map or HtmlTag.Annotation or HtmlTag.Label;

    private static bool IsBlock(HtmlTag tag) => tag is HtmlTag.Div or HtmlTag.P or HtmlTag.Td or HtmlTag.Tr or HtmlTag.Li or HtmlTag.Ul or HtmlTag.Ol or HtmlTag.Table
        or HtmlTag.Th or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Dl or HtmlTag.Dt or HtmlTag.Dd or (>= HtmlTag.H1 and <= HtmlTag.H6)
        or HtmlTag.Section or HtmlTag.Article or HtmlTag.Main or HtmlTag.Header or HtmlTag.Footer or HtmlTag.Nav or HtmlTag.Aside or HtmlTag.Form or HtmlTag.Pre
        or HtmlTag.Blockquote or HtmlTag.Center or HtmlTag.Address or HtmlTag.Caption or HtmlTag.Figure or HtmlTag.Figcaption or HtmlTag.Details or HtmlTag.Summary
        or HtmlTag.Fieldset or HtmlTag.Legend or HtmlTag.Body or HtmlTag.Html or HtmlTag.Hgroup or HtmlTag.Menu or HtmlTag.Dir or HtmlTag.Dialog or HtmlTag.Search
        or HtmlTag.Listing or HtmlTag.Xmp or HtmlTag.Plaintext;

    private static bool ClosesParagraph(HtmlTag tag) => tag is not (HtmlTag.Td or HtmlTag.Th or HtmlTag.Tr or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Caption);

    private static bool IsWide(char letter) => letter is (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60');
}
