namespace Tsumugi.Stages.Extract;

/// <summary>Takes the site's name off a title where the page itself says what the site is called.</summary>
internal static class PageTitle
{
    private static readonly string[] Separators = [" - ", " | ", "｜", " – ", " — ", " :: ", " · ", " » ", " « ", "：", " : ", "|", " ― "];

    /// <summary>Chooses the title: `title` without the site's name, else og:title, else the headline of JSON-LD; empty if there is none.</summary>
    /// <remarks>A page knows only itself: without og:site_name or its like, or an og:title that says how `title` goes on, the title stays as it is.</remarks>
    public static string Of(PageFacts facts)
    {
        string title = facts.Title;
        if (title.Length == 0)
        {
            return facts.OpenGraphTitle.Length > 0 ? WithoutSite(facts.OpenGraphTitle, facts) : facts.Linked.Headline;
        }

        string shorter = WithoutSite(title, facts);
        return shorter.Length < title.Length ? shorter : GoesOn(title, facts.OpenGraphTitle) ? facts.OpenGraphTitle : title;
    }

    private static string WithoutSite(string title, PageFacts facts)
    {
        string shorter = Without(title, facts.SiteName);
        return shorter.Length < title.Length ? shorter : Without(title, facts.Linked.Site);
    }

    private static string Without(string title, string site)
    {
        if (site.Length == 0)
        {
            return title;
        }

        foreach (string separator in Separators)
        {
            if (title.EndsWith(separator + site, StringComparison.OrdinalIgnoreCase))
            {
                return OrWhole(title[..^(separator.Length + site.Length)], title);
            }

            if (title.StartsWith(site + separator, StringComparison.OrdinalIgnoreCase))
            {
                return OrWhole(title[(separator.Length + site.Length)..], title);
            }
        }

        return title;
    }

    /// <summary>Says whether `title` is og:title and a separator with something behind.</summary>
    private static bool GoesOn(string title, string openGraph)
    {
        if (openGraph.Length == 0 || !title.StartsWith(openGraph, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (string separator in Separators)
        {
            if (title.AsSpan(openGraph.Length).StartsWith(separator, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string OrWhole(string rest, string title) => rest.AsSpan().Trim().IsEmpty ? title : rest.Trim();
}
