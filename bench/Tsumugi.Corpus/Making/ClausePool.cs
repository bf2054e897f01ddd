using System.Numerics;
using Tsumugi.Corpus.Sources;

namespace Tsumugi.Corpus.Making;

/// <summary>All clauses of the source pages, by encoding, language, how they end and about how long they are.</summary>
/// <remarks>A clause is only ever put into a page of its own encoding, so every letter can be encoded there. Immutable; any number of threads.</remarks>
public sealed class ClausePool
{
    private readonly Dictionary<(string Encoding, string Language), List<DraftPart>[]> _groups = [];

    public ClausePool(IEnumerable<SourcePage> pages)
    {
        foreach (SourcePage page in pages.Where(page => page.CanChange))
        {
            if (!_groups.TryGetValue((page.Encoding, page.Language), out List<DraftPart>[]? shelves))
            {
                shelves = [.. Enumerable.Range(0, 4 * 64).Select(_ => new List<DraftPart>())];
                _groups.Add((page.Encoding, page.Language), shelves);
            }

            foreach (PagePart part in page.Parts)
            {
                if (part.Kind != PartKind.Markup && !part.Boilerplate)
                {
                    shelves[Shelf(part)].Add(new DraftPart(page, part));
                }
            }
        }
    }

    /// <summary>Draws a clause that ends like <paramref name="like"/> and is at most half as long again or shorter; false if the pool holds none.</summary>
    public bool TryDraw(in DraftPart like, ref SplitMix random, out DraftPart clause)
    {
        List<DraftPart>? shelf = _groups.TryGetValue((like.Page.Encoding, like.Page.Language), out List<DraftPart>[]? shelves) ? shelves[Shelf(like.Part)] : null;
        if (shelf is not { Count: > 0 })
        {
            clause = default;
            return false;
        }

        clause = shelf[random.Below(shelf.Count)];
        return true;
    }

    /// <summary>Two shelves for each power of two: 1, 2, 3, 4–5, 6–7, 8–11, 12–15 …</summary>
    private static int Shelf(PagePart part)
    {
        int power = BitOperations.Log2((uint)part.Length);
        int half = power == 0 ? 0 : (part.Length >> (power - 1)) & 1;
        return ((int)part.Kind * 64) + (power * 2) + half;
    }
}
