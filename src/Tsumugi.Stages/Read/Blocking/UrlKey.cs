using System.Buffers;
using System.Globalization;

namespace Tsumugi.Stages.Read.Blocking;

/// <summary>Brings hosts and addresses into the one form in which they are compared: without scheme, user and port, hosts in small ASCII letters (Punycode), without a dot at the end.</summary>
internal static class UrlKey
{
    private const int LongestHost = 253;
    private static readonly SearchValues<char> NoHost = SearchValues.Create(" \t[]<>\"'%");
    private static readonly IdnMapping Idn = new();

    /// <summary>Takes an address apart.</summary>
    /// <param name="url">The address, with or without a scheme.</param>
    /// <param name="host">The host in the form compared.</param>
    /// <param name="path">Path and query as they are, from the first `/` or `?` on; empty if there is none. Without a fragment.</param>
    /// <returns>False if there is no host that could be in the domain name system.</returns>
    public static bool TryOf(ReadOnlySpan<char> url, out string host, out ReadOnlySpan<char> path)
    {
        host = "";
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = scheme is >= 0 and < 12 ? url[(scheme + 3)..] : url;
        int fragment = rest.IndexOf('#');
        rest = fragment < 0 ? rest : rest[..fragment];
        int end = rest.IndexOfAny('/', '?', '\\');
        path = end < 0 ? [] : rest[end..];
        ReadOnlySpan<char> authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        int port = authority.LastIndexOf(':');
        authority = port < 0 || authority[(port + 1)..].ContainsAnyExceptInRange('0', '9') ? authority : authority[..port];
        authority = authority.TrimEnd('.');
        if (authority.IsEmpty || authority.Length > LongestHost || authority.IndexOfAny(NoHost) >= 0)
        {
            return false;
        }

        bool ascii = !authority.ContainsAnyExceptInRange('\0', '\u007F');
        if (ascii && !authority.ContainsAnyInRange('A', 'Z'))
        {
            host = authority.ToString();
            return true;
        }

        try
        {
            host = ascii ? authority.ToString().ToLowerInvariant() : Idn.GetAscii(authority.ToString().ToLowerInvariant());
            return host.Length <= LongestHost;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
