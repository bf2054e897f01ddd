using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Reads a page's tags once and fills a <see cref="PageModel"/>.</summary>
/// <remarks>Builds no tree: blocks and the elements around them are flat lists. Linear on any input; stops when the model is full. One thread; one page after another.</remarks>
internal sealed class PageScanner(PageModel model, ExtractionOptions options)
{
    private readonly HtmlAttribute[] _attributes = new HtmlAttribute[32];
    private readonly OpenElements _open = new(model);
    private readonly BlockWriter _writer = new(model, options.Ruby);
    private readonly TraitReader _traits = new();
    private readonly FactCollector _facts = new(model.Facts);
    private readonly MarkCollector _marks = new(model);

    private readonly bool _readsLanguages = options.Structure == TextStructure.Markdown;
    private Range _noframes;
    private int _offset;

    /// <summary>Reads one page into the model, which must be clear.</summary>
    public void Scan(ReadOnlySpan<char> html)
    {
        _noframes = default;
        _offset = 0;
        ScanMarkup(html);
        if (model.HasFrames && model.Blocks.IsEmpty && !html[_noframes].IsEmpty)
        {
            // The pages in the frames are pages of their own; what this one says itself stands in `noframes`.
            model.BeginAgain();
            _offset = _noframes.Start.Value;
            ScanMarkup(html[_noframes]);
        }
    }

    private void ScanMarkup(ReadOnlySpan<char> html)
    {
        _facts.Clear();
        _marks.Clear();
        _open.Reset();
        _writer.Reset(_open.Innermost);
        HtmlTokenizer tokens = new(html, _attributes);
        while (!model.IsFull && tokens.Read())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    AddText(ref tokens);
                    break;
                case HtmlTokenKind.StartTag:
                    Start(ref tokens);
                    if (_readsLanguages && tokens.Tag is HtmlTag.Pre or HtmlTag.Code or HtmlTag.Div)
                    {
                        ReadLanguage(ref tokens, html);
                    }

                    break;
                case HtmlTokenKind.EndTag:
                    End(tokens.Tag);
                    break;
            }
        }

        _writer.End(_open.Preformatted);
        _open.PopTo(0);
        _facts.End();
    }

    private void AddText(ref HtmlTokenizer tokens)
    {
        if (_facts.WantsText)
        {
            _facts.AddText(tokens.Text);
        }
        else if (_open.Suppressed)
        {
            AddUnshown(ref tokens);
        }
        else if (!_writer.LeavesOut)
        {
            _writer.Add(tokens.Text, _offset + tokens.Start, tokens.HasReferences, _open.Preformatted);
        }
    }

    private void AddUnshown(ref HtmlTokenizer tokens)
    {
        // Raw text is script or style and was never meant to be read; inside of drawings it has references.
        if (tokens.HasReferences && !(tokens.InForeignContent && IsScriptOrStyle(tokens.Name)))
        {
            model.AddUnshown(_open.SuppressedBy, tokens.Text, _offset + tokens.Start);
        }
        else if (tokens.Tag == HtmlTag.Noframes)
        {
            _noframes = tokens.Start..(tokens.Start + tokens.Text.Length);
        }
    }

    /// <summary>Notes the programming language that a class states, on the innermost element: `code` stands inside of `pre`, `div` around it.</summary>
    private void ReadLanguage(ref HtmlTokenizer tokens, ReadOnlySpan<char> html)
    {
        bool counts = tokens.Tag != HtmlTag.Code || _open.Preformatted;
        if (counts && tokens.TryGet("class", out ReadOnlySpan<char> value) && CodeLanguage.TryFind(value, out ReadOnlySpan<char> name) && html.Overlaps(name, out int start))
        {
            ref PageNode node = ref model.Nodes[_open.Innermost];
            (node.LanguageStart, node.LanguageLength) = (_offset + start, name.Length);
        }
    }

    private static bool IsScriptOrStyle(ReadOnlySpan<char> name) =>
        name.Equals("style", StringComparison.OrdinalIgnoreCase) || name.Equals("script", StringComparison.OrdinalIgnoreCase);

    private void Start(ref HtmlTokenizer tokens)
    {
        HtmlTag tag = tokens.Tag;
        _marks.Start(ref tokens);
        if (!tokens.InForeignContent && _open.Has(HtmlTag.Svg))
        {
            // A drawing that never ended: the tag of a page has ended it, as in browsers.
            End(HtmlTag.Svg);
        }

        switch (tag)
        {
            case HtmlTag.A:
                StartLink(ref tokens);
                break;
            case HtmlTag.Br:
                LineEnd();
                break;
            case HtmlTag.Rt or HtmlTag.Rtc:
                _writer.BeginReading();
                break;
            case HtmlTag.Rp:
                _writer.BeginFallback();
                break;
            case HtmlTag.Rb or HtmlTag.Ruby:
                _writer.EndReading();
                break;
            case HtmlTag.Input:
                model.AsksForPassword |= tokens.TryGet("type", out ReadOnlySpan<char> type) && type.Equals("password", StringComparison.OrdinalIgnoreCase);
                break;
            case HtmlTag.Html or HtmlTag.Meta or HtmlTag.Link or HtmlTag.Time or HtmlTag.Title or HtmlTag.Base:
                _facts.Start(ref tokens);
                break;
            case HtmlTag.Script:
                _facts.Start(ref tokens);
                _open.Push(tag, NodeTraits.Suppressed, _offset + tokens.Start);
                break;
            case HtmlTag.Frameset:
                model.HasFrames = true;
                break;
            case HtmlTag.Hr:
                EndBlock();
                break;
            default:
                if (Elements.IsBlock(tag))
                {
                    StartBlock(tag, ref tokens);
                }
                else if (Elements.IsSuppressed(tag) && !(tag == HtmlTag.Svg && tokens.IsSelfClosing))
                {
                    // Scripts and the like stand inside of paragraphs and do not end them.
                    _open.Push(tag, NodeTraits.Suppressed, _offset + tokens.Start);
                }

                break;
        }
    }

    private void StartLink(ref HtmlTokenizer tokens)
    {
        _facts.Start(ref tokens);
        bool leads = tokens.TryGet("href", out ReadOnlySpan<char> address);
        if (leads && !_open.Suppressed)
        {
            _writer.BeginLink(address.StartsWith("#"));
        }
        else
        {
            _writer.InLink = leads;
        }
    }

    private void StartBlock(HtmlTag tag, ref HtmlTokenizer tokens)
    {
        CloseImplied(tag);
        NodeTraits traits = _traits.Of(tag, ref tokens);
        bool cell = tag is HtmlTag.Td or HtmlTag.Th;
        if (cell && _writer.GoesOnInRow(_open.Innermost))
        {
            _writer.NextCell();
            _open.Push(tag, traits, _offset + tokens.Start);
            return;
        }

        HtmlTag kind = _writer.Kind;
        EndBlock();
        _open.Push(tag, traits, _offset + tokens.Start);
        _writer.Begin(_open.Innermost, KindOf(tag, kind));
        _writer.Row = cell ? _open.AroundInnermost : -1;
        if (Elements.IsPreformatted(tag))
        {
            _writer.SkipLineEnd();
        }

        _writer.InLink &= !cell && tag != HtmlTag.Table;
    }

    private void End(HtmlTag tag)
    {
        _marks.End(tag);
        switch (tag)
        {
            case HtmlTag.A:
                _writer.EndLink();
                return;
            case HtmlTag.Rt or HtmlTag.Rp or HtmlTag.Rtc or HtmlTag.Ruby:
                _writer.EndReading();
                return;
            case HtmlTag.Title:
                _facts.EndText();
                return;
            case HtmlTag.Script:
                _facts.EndText();
                break;
            case HtmlTag.Br:
                LineEnd();
                return;
            case HtmlTag.P when !_open.Has(tag):
                EndBlock();
                return;
        }

        bool block = Elements.IsBlock(tag);
        if (!block && !Elements.IsSuppressed(tag))
        {
            return;
        }

        int found = _open.FindForEnd(tag);
        if (found >= 0)
        {
            Close(found, endsBlock: block && tag is not (HtmlTag.Td or HtmlTag.Th));
        }
    }

    /// <summary>Ends elements whose end tag may be left out: a paragraph before a block, an item before the next.</summary>
    private void CloseImplied(HtmlTag tag)
    {
        if (Elements.ClosesParagraph(tag) && _open.Depth > 1 && _open.At(_open.Depth - 1) == HtmlTag.P)
        {
            Close(_open.Depth - 1, endsBlock: true);
        }

        switch (tag)
        {
            case HtmlTag.Li:
                CloseSibling(HtmlTag.Li, HtmlTag.Ul, HtmlTag.Ol);
                break;
            case HtmlTag.Dt or HtmlTag.Dd:
                CloseSibling(HtmlTag.Dt, HtmlTag.Dl, HtmlTag.Dl);
                CloseSibling(HtmlTag.Dd, HtmlTag.Dl, HtmlTag.Dl);
                break;
            case HtmlTag.Td or HtmlTag.Th:
                CloseSibling(HtmlTag.Td, HtmlTag.Tr, HtmlTag.Table);
                CloseSibling(HtmlTag.Th, HtmlTag.Tr, HtmlTag.Table);
                break;
            case HtmlTag.Tr:
                CloseSibling(HtmlTag.Tr, HtmlTag.Table, HtmlTag.Table);
                break;
        }
    }

    private void CloseSibling(HtmlTag tag, HtmlTag container, HtmlTag otherContainer)
    {
        int found = _open.FindForSibling(tag, container, otherContainer);
        if (found >= 0)
        {
            Close(found, endsBlock: tag is not (HtmlTag.Td or HtmlTag.Th));
        }
    }

    private void Close(int depth, bool endsBlock)
    {
        if (endsBlock)
        {
            _writer.End(_open.Preformatted);
        }

        _open.PopTo(depth);
        if (endsBlock)
        {
            BeginBlock();
        }
    }

    private void LineEnd()
    {
        if (!_open.Suppressed && !_writer.TryLineEnd(_open.Preformatted))
        {
            EndBlock();
        }
    }

    private void EndBlock()
    {
        _writer.End(_open.Preformatted);
        BeginBlock();
    }

    private void BeginBlock() => _writer.Begin(_open.Innermost, KindOf(model.Nodes[_open.Innermost].Tag, HtmlTag.Other));

    // A row belongs to whatever the table stands in; its cells say what they are.
    private static HtmlTag KindOf(HtmlTag tag, HtmlTag around) => tag is HtmlTag.Table or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tr ? around : tag;
}
