using System.Net;
using System.Net.Sockets;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds addresses of the internet, versions 4 and 6, that can lead to a subscriber.</summary>
/// <remarks>
/// <para>Private, loopback, link-local, multicast and documentation ranges lead to nobody and are left alone; so are sections (第1.2.3.4節) and versions (v1.2.3.4, バージョン1.2.3.4).</para>
/// <para>Cost: a vector search for points and colons; each address is read once, so time is linear. Allocates for IPv6 candidates only.</para>
/// </remarks>
public sealed class IpAddressDetector : ITextDetector
{
    private const int LongestV6 = 39;

    private static readonly string[] Versions = ["バージョン", "ヴァージョン", "ﾊﾞｰｼﾞｮﾝ", "版", "ver", "version", "release", "rev", "build", "節", "章", "項", "第", "§", "図", "表", "式", "oid"];
    private static readonly string[] Sections = ["節", "章", "条", "項", "版", "系", "以降", "以前", "未満"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = ["ip-address"];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int at = 0;
        int done = 0;
        for (int skip; (skip = text[at..].IndexOfAny('.', '．', ':')) >= 0;)
        {
            at += skip;
            int end = text[at] == ':' ? ReadV6(text, done, at, findings) : ReadV4(text, done, at, findings);
            done = Math.Max(done, end);
            at = Math.Max(at + 1, end);
        }
    }

    /// <summary>Reads four octets around the first point of a group of digits and points.</summary>
    /// <returns>The end of what was read.</returns>
    private static int ReadV4(ReadOnlySpan<char> text, int lowest, int point, List<TextEdit> findings)
    {
        int start = point;
        while (start > lowest && point - start < 4 && DigitForms.IsDigit(text[start - 1]))
        {
            start--;
        }

        int end = point;
        while (end < text.Length && (DigitForms.IsDigit(text[end]) || (text[end] is '.' or '．' && end + 1 < text.Length && DigitForms.IsDigit(text[end + 1]))))
        {
            end++;
        }

        if (start == point || !TryOctets(text[start..end], out uint address) || !IsGlobal(address))
        {
            return Math.Max(end, point + 1);
        }

        char before = start > 0 ? DigitForms.Narrow(text[start - 1]) : '\n';
        char behind = end < text.Length ? DigitForms.Narrow(text[end]) : '\n';
        bool code = char.IsAsciiLetterOrDigit(before) || before is '.' or '-' or '_' || char.IsAsciiLetterOrDigit(behind) || behind is '_' || (behind == '-' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]));
        if (!code && !Numbers.NumberLabel.Precedes(text, start, 8, Versions) && !Numbers.NumberLabel.Follows(text, end, 2, Sections))
        {
            findings.Add(new TextEdit(new TextSpan(start, end), "ip-address", 0.9, "format+range", ""));
        }

        return end;
    }

    private static bool TryOctets(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        int octets = 0;
        int value = -1;
        int digits = 0;
        foreach (char letter in text)
        {
            int digit = DigitForms.ValueOf(letter);
            if (digit >= 0)
            {
                value = (Math.Max(0, value) * 10) + digit;
                if (++digits > 3 || value > 255 || (digits > 1 && value < 10))
                {
                    return false;
                }

                continue;
            }

            address = (address << 8) | (uint)value;
            octets++;
            (value, digits) = (-1, 0);
        }

        address = (address << 8) | (uint)value;
        return octets == 3 && value >= 0;
    }

    /// <summary>Says whether an address is one of a subscriber or server: not of the special ranges of RFC 6890.</summary>
    private static bool IsGlobal(uint address) => (address >> 24) is not (0 or 10 or 127 or >= 224) && (address >> 16) is not (0xC0A8 or 0xA9FE or 0xC612 or 0xC613) && (address >> 20) != 0xAC1 && (address >> 22) != (0x6440 >> 6) && (address >> 8) is not (0xC00002 or 0xC63364 or 0xCB0071 or 0xC00000);

    private static int ReadV6(ReadOnlySpan<char> text, int lowest, int colon, List<TextEdit> findings)
    {
        int start = colon;
        while (start > lowest && colon - start < 5 && char.IsAsciiHexDigit(text[start - 1]))
        {
            start--;
        }

        int end = colon;
        int colons = 0;
        while (end < text.Length && end - start <= LongestV6 && (char.IsAsciiHexDigit(text[end]) || text[end] == ':'))
        {
            colons += text[end] == ':' ? 1 : 0;
            end++;
        }

        bool bounded = (start == 0 || !IsWord(text[start - 1])) && (end == text.Length || !IsWord(text[end]));
        if (bounded && colons >= 2 && end - start is >= 6 and <= LongestV6 && text[start] is '2' or '3' && IPAddress.TryParse(text[start..end], out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6 && IsGlobal(address))
        {
            findings.Add(new TextEdit(new TextSpan(start, end), "ip-address", 0.95, "format+range", ""));
        }

        return Math.Max(end, colon + 1);
    }

    private static bool IsGlobal(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out int written) && written == 16 && (bytes[0] >> 5) == 1 && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8);
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or ':';
}
