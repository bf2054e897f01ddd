using Tsumugi.Corpus.Sources;

namespace Tsumugi.Corpus.Making;

/// <summary>Decides for every document what it is made of, before any is made; so documents can be made in any order and on any number of cores.</summary>
/// <remarks>
/// Pages are taken in seeded laps through all of them: the first lap gives the originals, later ones new documents. So encodings
/// keep their shares at any size. Copies have an original or new document before them as their origin, wherever in the corpus it is.
/// Sizes are estimated by the source pages' and hold to about 2 %.
/// </remarks>
public static class CorpusPlan
{
    /// <summary>Plans a corpus.</summary>
    /// <exception cref="UsageException">There are no pages, or the shares of copies leave no room.</exception>
    public static List<CorpusItem> Make(IReadOnlyList<SourcePage> pages, CorpusOptions options)
    {
        if (pages.Count == 0)
        {
            throw new UsageException("there are no source pages");
        }

        if (options.ExactShare < 0 || options.NearShare < 0 || options.ExactShare + options.NearShare >= 1)
        {
            throw new UsageException($"the shares of exact ({options.ExactShare}) and near ({options.NearShare}) copies must leave room for others");
        }

        SplitMix random = new(options.Seed);
        List<CorpusItem> items = [];
        List<int> origins = [];
        int[] lap = [.. Enumerable.Range(0, pages.Count)];
        int taken = lap.Length;
        bool firstLap = true;
        long planned = 0;
        while (planned < options.SizeBytes)
        {
            double draw = random.Share();
            if (origins.Count > 0 && draw < options.ExactShare + options.NearShare)
            {
                CorpusItem origin = items[origins[random.Below(origins.Count)]];
                ItemKind kind = draw < options.ExactShare ? ItemKind.Exact : ItemKind.Near;
                items.Add(new CorpusItem(items.Count, kind, origin.Page, origin.Number));
                planned += pages[origin.Page].Body.Length;
                continue;
            }

            if (taken == lap.Length)
            {
                firstLap = items.Count == 0;
                lap = NextLap(lap, pages, firstLap, ref random);
                taken = 0;
            }

            int page = lap[taken++];
            origins.Add(items.Count);
            items.Add(new CorpusItem(items.Count, firstLap ? ItemKind.Original : ItemKind.New, page, items.Count));
            planned += pages[page].Body.Length;
        }

        return items;
    }

    /// <summary>Shuffles the pages; behind the first lap only those that something new can be made of.</summary>
    private static int[] NextLap(int[] lap, IReadOnlyList<SourcePage> pages, bool first, ref SplitMix random)
    {
        int[] next = first ? lap : [.. lap.Where(page => pages[page].CanChange)];
        for (int i = next.Length - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (next[i], next[other]) = (next[other], next[i]);
        }

        return next.Length > 0 ? next : throw new UsageException("nothing new can be made of the source pages");
    }
}
