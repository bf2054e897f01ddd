namespace Tsumugi.Stages.Extract;

/// <summary>Resolves the address that a page gives itself, and mistrusts it where templates err.</summary>
internal static class CanonicalAddress
{
    private const int Longest = 2048;

    /// <summary>Resolves `link rel=canonical`, else `og:url`.</summary>
    /// <param name="facts">What the page says.</param>
    /// <param name="pageUrl">The address it was fetched from; empty if unknown.</param>
    /// <returns>An absolute address without fragment; empty if the page gives none that can be meant.</returns>
    public static string Of(PageFacts facts, string pageUrl)
    {
        string canonical = Resolve(facts.Canonical, facts.Base, pageUrl);
        return canonical.Length > 0 ? canonical : Resolve(facts.OpenGraphUrl, facts.Base, pageUrl);
    }

    private static string Resolve(string written, string baseAddress, string pageUrl)
    {
        Uri? page = Web(pageUrl, null);
        Uri? resolved = written.Length is > 0 and <= Longest ? Web(written, Web(baseAddress, page) ?? page) : null;
        if (resolved is null)
        {
            return "";
        }

        // The front page of another host is a template that forgot to fill in the path; so is that of the own host below a path.
        bool front = resolved.PathAndQuery == "/";
        bool forgotten = front && page is not null && (!resolved.Host.Equals(page.Host, StringComparison.OrdinalIgnoreCase) || page.PathAndQuery.Length > 1);
        return forgotten ? "" : resolved.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
    }

    private static Uri? Web(string written, Uri? around)
    {
        bool read = around is null ? Uri.TryCreate(written, UriKind.Absolute, out Uri? address) : Uri.TryCreate(around, written, out address);
        return read && written.Length > 0 && address!.Scheme is "http" or "https" && address!.Host.Length > 0 && address.UserInfo.Length == 0 ? address : null;
    }
}
