using System.Buffers;

namespace Tsumugi.Stages.Extract;

/// <summary>Names the licence that an address or a short text means.</summary>
internal static class LicenceLink
{
    private const string Host = "creativecommons.org/";

    private static readonly SearchValues<string> Hosts = SearchValues.Create(["creativecommons.org/", "public_data_license"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether an address may be a licence's.</summary>
    public static bool MayBe(ReadOnlySpan<char> address) => address.ContainsAny(Hosts);

    /// <summary>Turns `https://creativecommons.org/licenses/by-sa/2.1/jp/` into `CC-BY-SA-2.1-JP`, `政府標準利用規約（第2.0版）` into `LicenseRef-GJSTU-2.0`.</summary>
    /// <remarks>
    /// Ids are those of SPDX; ports that SPDX does not list are formed alike. The two terms of Japan's government have none there, so they get
    /// a `LicenseRef-`: GJSTU for 政府標準利用規約, PDL for 公共データ利用規約 (Digital Agency, 2024), which name their versions.
    /// </remarks>
    /// <returns>An id; empty if it is no licence that has one here.</returns>
    public static string Name(ReadOnlySpan<char> written)
    {
        int host = written.IndexOf(Host, StringComparison.OrdinalIgnoreCase);
        return host >= 0 ? OfDeed(written[(host + Host.Length)..]) : OfWords(written);
    }

    private static string OfDeed(ReadOnlySpan<char> path)
    {
        Span<Range> parts = stackalloc Range[6];
        int end = path.IndexOfAny("?#\" ");
        path = end >= 0 ? path[..end] : path;
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

    /// <summary>Reads `CC BY-SA 4.0`, `CC-BY-4.0`, `CC0 1.0`, and the names of the government's terms with their version.</summary>
    private static string OfWords(ReadOnlySpan<char> words)
    {
        string version = VersionIn(words);
        if (version.Length == 0)
        {
            return "";
        }

        if (words.Contains("政府標準利用規約", StringComparison.Ordinal))
        {
            return "LicenseRef-GJSTU-" + version;
        }

        if (words.Contains("公共データ利用規約", StringComparison.Ordinal) || words.Contains("public_data_license_v", StringComparison.OrdinalIgnoreCase))
        {
            return "LicenseRef-PDL-" + version;
        }

        int at = words.IndexOf("CC", StringComparison.Ordinal);
        if (at < 0 || (at > 0 && char.IsAsciiLetterOrDigit(words[at - 1])))
        {
            return "";
        }

        ReadOnlySpan<char> rest = words[(at + 2)..];
        if (rest.StartsWith("0"))
        {
            return "CC0-" + version;
        }

        Span<char> kind = stackalloc char[12];
        int length = 0;
        foreach (char letter in rest.TrimStart("- "))
        {
            if (length == kind.Length || !(char.IsAsciiLetter(letter) || letter is '-'))
            {
                break;
            }

            kind[length++] = char.ToLowerInvariant(letter);
        }

        ReadOnlySpan<char> name = ((ReadOnlySpan<char>)kind[..length]).TrimEnd('-');
        return IsKnown(name) ? $"CC-{name.ToString().ToUpperInvariant()}-{version}" : "";
    }

    private static string VersionIn(ReadOnlySpan<char> words)
    {
        for (int i = 0; i + 3 <= words.Length; i++)
        {
            bool free = i == 0 || !char.IsAsciiDigit(words[i - 1]);
            bool ends = i + 3 == words.Length || !char.IsAsciiDigit(words[i + 3]);
            if (free && ends && IsVersion(words.Slice(i, 3)))
            {
                return words.Slice(i, 3).ToString();
            }
        }

        return "";
    }

    private static bool IsVersion(ReadOnlySpan<char> text) => text is [>= '1' and <= '9', '.', >= '0' and <= '9'];

    private static bool IsKnown(ReadOnlySpan<char> kind) => kind is "by" or "by-sa" or "by-nd" or "by-nc" or "by-nc-sa" or "by-nc-nd";
}
