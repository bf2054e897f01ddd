namespace Tsumugi.Contracts.Rules;

/// <summary>The ends of host names outside which a preset leaves pages out.</summary>
/// <remarks>A document without a web address is none of a host's and passes.</remarks>
/// <param name="Suffixes">A host is allowed if it ends with one of these (`.jp`, `.com`); empty allows every host.</param>
/// <param name="Because">Where the list comes from.</param>
public sealed record AllowedHosts(IReadOnlyList<string> Suffixes, string Because)
{
    /// <summary>Gets the list that allows everybody.</summary>
    public static AllowedHosts All { get; } = new([], "");

    /// <summary>Gets the host of a page that no suffix allows; null if one does or the page has no host.</summary>
    public string? Refusing(string url)
    {
        if (Suffixes.Count == 0 || !Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Host.Length == 0)
        {
            return null;
        }

        foreach (string suffix in Suffixes)
        {
            // `.jp` allows the host `jp` as well: its last label is `jp`.
            if (address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) || suffix.AsSpan().TrimStart('.').Equals(address.Host, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return address.Host;
    }
}
