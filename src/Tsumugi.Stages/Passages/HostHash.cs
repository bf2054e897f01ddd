using Tsumugi.Contracts.Documents;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Passages;

/// <summary>Says on which host a document stands, as 64 bits: among 10⁸ hosts two share them with probability 3 × 10⁻⁴.</summary>
internal static class HostHash
{
    private const int MostLetters = 256;
    private const ulong SourceSeed = 1;

    /// <summary>Hashes the host of the address, capitals as small letters, without user and port; the source's name where there is no address.</summary>
    public static ulong Of(Document document)
    {
        ReadOnlySpan<char> host = Of(document.Url);
        if (host.Length == 0)
        {
            return Hash64.Of(document.Source, SourceSeed);
        }

        if (host.Length > MostLetters)
        {
            return Hash64.Of(host);
        }

        Span<char> lower = stackalloc char[MostLetters];
        return Hash64.Of(lower[..host.ToLowerInvariant(lower)]);
    }

    /// <summary>Gives the host of an address as it is written; empty if there is none.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return [];
        }

        ReadOnlySpan<char> host = address[(scheme + 3)..];
        int end = host.IndexOfAny('/', '?', '#');
        host = end < 0 ? host : host[..end];
        host = host[(host.LastIndexOf('@') + 1)..];
        int port = host.LastIndexOf(':');

        // An IPv6 address stands in brackets and has colons of its own.
        return port > host.LastIndexOf(']') ? host[..port] : host;
    }
}
