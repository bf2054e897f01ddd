namespace Tsumugi.Contracts.Rules;

/// <summary>Hosts whose pages a preset leaves out.</summary>
/// <param name="Suffixes">A host is blocked if it ends with one of these (`.5ch.net`, `wikipedia.org`).</param>
/// <param name="Because">Where the list comes from.</param>
/// <param name="Note">What of the published list is missing here; empty if nothing.</param>
public sealed record BlockedHosts(IReadOnlyList<string> Suffixes, string Because, string Note)
{
    /// <summary>Gets the list that blocks nobody.</summary>
    public static BlockedHosts None { get; } = new([], "", "");

    /// <summary>Finds the suffix that blocks a page's host; null if none does or the page has no host.</summary>
    public string? Blocking(string url)
    {
        if (Suffixes.Count == 0 || !Uri.TryCreate(url, UriKind.Absolute, out Uri? address))
        {
            return null;
        }

        foreach (string suffix in Suffixes)
        {
            if (address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return suffix;
            }
        }

        return null;
    }
}
