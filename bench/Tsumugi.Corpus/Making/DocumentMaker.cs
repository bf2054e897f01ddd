using System.Globalization;
using System.Text;
using Tsumugi.Corpus.Sources;
using Tsumugi.Text;

namespace Tsumugi.Corpus.Making;

/// <summary>Makes the documents of a plan, each from the plan, the pages and the seed alone.</summary>
/// <remarks>One maker per thread. A copy of a new document makes that one again, so nothing is kept.</remarks>
/// <param name="pages">The source pages.</param>
/// <param name="pool">Their clauses.</param>
/// <param name="plan">What to make.</param>
/// <param name="seed">The corpus' seed.</param>
public sealed class DocumentMaker(IReadOnlyList<SourcePage> pages, ClausePool pool, IReadOnlyList<CorpusItem> plan, ulong seed)
{
    // New documents stay below this similarity to the page whose skeleton they have.
    private const double DifferentDocument = 0.5;

    private readonly Draft _source = new();
    private readonly Draft _origin = new();
    private readonly Draft _copy = new();
    private readonly FiveGrams _grams = new();
    private readonly NearEditor _editor = new(pool);

    /// <summary>Makes one document of the plan.</summary>
    public void Make(int number, MadeDocument made)
    {
        CorpusItem item = plan[number];
        CorpusItem origin = plan[item.Origin];
        SourcePage page = pages[item.Page];
        made.Page = page;
        made.Kind = item.Kind;
        made.Id = IdOf(item);
        made.Origin = "";
        made.Touched = 0;
        made.Jaccard = 1;

        // What the origin is, decided again: a new document may have turned out to be none.
        Draft draft = origin.Kind == ItemKind.Original ? Whole(page, _origin) : MakeNew(origin, made);
        if (item.Kind == ItemKind.Exact || (item.Kind == ItemKind.Near && !MakeNear(item, made)))
        {
            made.Kind = ItemKind.Exact;
            made.Touched = 0;
            made.Jaccard = 1;
        }

        if (item.Origin != item.Number)
        {
            made.Origin = IdOf(origin);
        }

        if (item.Kind == ItemKind.Near && made.Kind == ItemKind.Near)
        {
            draft = _copy;
        }

        Encode(draft, page, made.Body);
    }

    private static Draft Whole(SourcePage page, Draft draft)
    {
        draft.Parts.Clear();
        foreach (PagePart part in page.Parts)
        {
            draft.Parts.Add(new DraftPart(page, part));
        }

        return draft;
    }

    /// <summary>Makes a new document in <see cref="_origin"/>; one that stays too alike is declared a copy of its page.</summary>
    private Draft MakeNew(CorpusItem item, MadeDocument made)
    {
        SourcePage page = pages[item.Page];
        Whole(page, _source).Render();
        foreach (bool menusToo in (ReadOnlySpan<bool>)[false, true])
        {
            Fill(page, menusToo, SplitMix.Mix(seed, (ulong)item.Number));
            _origin.Render();
            made.Jaccard = _grams.Jaccard(_source.Text.Written, _origin.Text.Written);
            if (made.Jaccard < DifferentDocument)
            {
                return _origin;
            }
        }

        if (made.Kind == ItemKind.New)
        {
            made.Kind = _source.Page.Written.SequenceEqual(_origin.Page.Written) ? ItemKind.Exact : ItemKind.Near;
            made.Origin = page.Id;
        }

        return _origin;
    }

    private void Fill(SourcePage page, bool menusToo, ulong documentSeed)
    {
        SplitMix random = new(documentSeed);
        _origin.Parts.Clear();
        foreach (PagePart part in page.Parts)
        {
            DraftPart own = new(page, part);
            if (!own.IsText || (part.Boilerplate && !menusToo) || !pool.TryDraw(own, ref random, out DraftPart other))
            {
                _origin.Parts.Add(own);
                continue;
            }

            // Half of the numbers change, so that clauses without many others of their length differ, too.
            ulong digits = random.Next();
            _origin.Parts.Add((digits & 1) == 1 ? other with { DigitSeed = digits } : other);
        }
    }

    private bool MakeNear(CorpusItem item, MadeDocument made)
    {
        made.Touched = pages[item.Page].CanChange ? _editor.Edit(_origin, _copy, SplitMix.Mix(seed, (ulong)item.Number)) : 0;
        if (made.Touched == 0)
        {
            return false;
        }

        _origin.Render();
        _copy.Render();
        made.Jaccard = _grams.Jaccard(_origin.Text.Written, _copy.Text.Written);
        return !_origin.Page.Written.SequenceEqual(_copy.Page.Written);
    }

    private static void Encode(Draft draft, SourcePage page, ByteBuffer body)
    {
        body.Clear();
        draft.Render();
        if (draft.Page.Written.SequenceEqual(page.Text))
        {
            // One text may be written in several ways (escapes of ISO-2022-JP), and a duplicate has the very bytes.
            body.Append(page.Body);
            return;
        }

        Encoding encoding = PageEncoding.Of(page.Encoding)!;
        Span<byte> room = body.Reserve(encoding.GetMaxByteCount(draft.Page.Length));
        body.Advance(encoding.GetBytes(draft.Page.Written, room));
    }

    /// <summary>Names a document: originals keep their name, others get a host or id of their own.</summary>
    private string IdOf(CorpusItem item)
    {
        SourcePage page = pages[item.Page];
        if (item.Kind == ItemKind.Original)
        {
            return page.Id;
        }

        // `.example` is nobody's (RFC 2606), so that no real site is named for words it never wrote.
        return Uri.TryCreate(page.Id, UriKind.Absolute, out Uri? address)
            ? string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}.example/{item.Number:x}{address.PathAndQuery}")
            : string.Create(CultureInfo.InvariantCulture, $"{page.Id}-{item.Number:x}");
    }
}
