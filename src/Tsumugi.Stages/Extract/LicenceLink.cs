namespace Tsumugi.Stages.Extract;

/// <summary>Names the licence that a link to creativecommons.org means.</summary>
internal static class LicenceLink
{
    private const string Host = "creativecommons.org/";

    /// <summary>Turns `https://creativecommons.org/licenses/by-sa/2.1/jp/` into `CC-BY-SA-2.1-JP`.</summary>
    /// <returns>An SPDX id; empty if the link is no Creative Commons deed.</returns>
    public static string Name(ReadOnlySpan<char> address)
    {
        int host = address.IndexOf(Host, StringComparison.OrdinalIgnoreCase);
        if (host < 0)
        {
            return "";
        }

        Span<Range> parts = stackalloc Range[6];
        ReadOnlySpan<char> path = address[(host + Host.Length)..];
        int count = path.Split(parts, '/');
        if (count < 3 || !IsVersion(path[parts[2]]))
        {
            return "";
        }

        ReadOnlySpan<char> kind = path[parts[1]];
        string version = path[parts[2]].ToString();
        if (path[parts[0]].Equals("publicdomain", StringComparison.OrdinalIgnoreCase))
        {
            return kind is "zero" ? "CC0-" + version : kind is "mark" ? "CC-PDM-" + version : "";
        }

        if (!path[parts[0]].Equals("licenses", StringComparison.OrdinalIgnoreCase) || !IsKnown(kind))
        {
            return "";
        }

        ReadOnlySpan<char> port = count > 3 ? path[parts[3]] : default;
        bool hasPort = port.Length is 2 && char.IsAsciiLetter(port[0]) && char.IsAsciiLetter(port[1]);
        return $"CC-{kind.ToString().ToUpperInvariant()}-{version}{(hasPort ? "-" + port.ToString().ToUpperInvariant() : "")}";
    }

    private static bool IsVersion(ReadOnlySpan<char> text) => text is [>= '1' and <= '9', '.', >= '0' and <= '9'];

    private static bool IsKnown(ReadOnlySpan<char> kind) => kind is "by" or "by-sa" or "by-nd" or "by-nc" or "by-nc-sa" or "by-nc-nd";
}
