using Tsumugi.Contracts.Steps;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Stages.Decode;

/// <summary>Turns the bytes of a page into letters, believing the bytes more than what header and page say about them.</summary>
/// <remarks>
/// <para>
/// In order: a byte order mark; binary data is refused; seven-bit bytes with JIS escape sequences are ISO-2022-JP, other seven-bit bytes are
/// ASCII; valid UTF-8 is UTF-8; all else goes to the encoding with the highest sum of plausibility (<see cref="EncodingDetector"/>) and prior
/// (HTTP 0.25, `meta` or XML declaration 0.4). Up to 2 % malformed sequences are tolerated.
/// </para>
/// <para>Known misses: a label-less page with fewer than ten letters beyond ASCII; Big5 letters of Hong Kong only.</para>
/// </remarks>
public sealed class PageDecoder : IDecoder
{
    private const double HttpPrior = 0.25;
    private const double PagePrior = 0.4;
    private const int MalformedAllowed = 20;
    private const int MalformedShare = 50;

    /// <inheritdoc/>
    public DecodeResult Decode(ReadOnlySpan<byte> bytes, string httpCharset, bool isHtml, TextBuffer text)
    {
        int start = text.Length;
        if (ByteOrderMark(bytes, out int mark) is { } marked)
        {
            return Finish(marked, bytes[mark..], "bom", text, start);
        }

        PageEncoding? http = PageEncodings.Find(httpCharset);
        (PageEncoding? page, string pageEvidence) = isHtml ? InPage(bytes) : (null, "meta");
        bool sevenBit = !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);
        if (Utf16WithoutMark(bytes, http) is { } wide)
        {
            return Finish(wide, bytes, http == wide ? "http" : "bytes", text, start);
        }

        if (BinaryContent.Is(bytes))
        {
            return Failed(DecodeReasons.Binary);
        }

        if (sevenBit)
        {
            bool japanese = EncodingDetector.LooksLikeIso2022Jp(bytes);
            PageEncoding encoding = japanese ? PageEncodings.Iso2022Jp : AsciiName(http) ?? AsciiName(page) ?? PageEncodings.Utf8;
            return Finish(encoding, bytes, Evidence(encoding, http, page, pageEvidence), text, start);
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes) && !IsTooShortToBeSure(bytes, http, page))
        {
            return Finish(PageEncodings.Utf8, bytes, Evidence(PageEncodings.Utf8, http, page, pageEvidence), text, start);
        }

        if (EncodingDetector.LooksLikeIso2022Jp(bytes) && HighBytesAreFew(bytes))
        {
            return Finish(PageEncodings.Iso2022Jp, bytes, Evidence(PageEncodings.Iso2022Jp, http, page, pageEvidence), text, start);
        }

        return ByPlausibility(bytes, http, page, pageEvidence, text, start);
    }

    /// <summary>Gets the length of the byte order mark at the front of a page; 0 if it has none.</summary>
    /// <remarks>A mark decides the encoding before all else, so the letters of the page begin behind it.</remarks>
    public static int MarkLength(ReadOnlySpan<byte> bytes)
    {
        ByteOrderMark(bytes, out int length);
        return length;
    }

    private static DecodeResult ByPlausibility(
        ReadOnlySpan<byte> bytes, PageEncoding? http, PageEncoding? page, string pageEvidence, TextBuffer text, int start)
    {
        PageEncoding[] labelled = (http, page) switch
        {
            (null, null) => [],
            (null, { } only) => [only],
            ({ } only, null) => [only],
            ({ } one, { } other) when one == other => [one],
            ({ } one, { } other) => [one, other],
        };
        Span<double> priors = [http is null ? PagePrior : HttpPrior + (http == page ? PagePrior : 0), PagePrior];
        Span<EncodingGuess> guesses = new EncodingGuess[12];
        int count = EncodingDetector.Rank(bytes, labelled, priors, guesses);

        // The sample may hide what the whole page shows, so a winner that does not decode gives way to the next.
        const int Attempts = 3;
        for (int i = 0; i < Math.Min(count, Attempts); i++)
        {
            PageEncoding encoding = guesses[i].Encoding;
            DecodeResult result = Finish(encoding, bytes, Evidence(encoding, http, page, pageEvidence), text, start);
            if (result.Success || result.Reason != DecodeReasons.NoEncodingFits)
            {
                return result;
            }
        }

        return Failed(DecodeReasons.NoEncodingFits);
    }

    private static DecodeResult Finish(PageEncoding encoding, ReadOnlySpan<byte> bytes, string evidence, TextBuffer text, int start)
    {
        int malformed = encoding.Decode(bytes, text);
        string reason = "";
        if (malformed > MalformedAllowed && (long)malformed * MalformedShare > text.Length - start)
        {
            reason = DecodeReasons.NoEncodingFits;
        }
        else if (Mojibake.Is(text.Written[start..]))
        {
            reason = DecodeReasons.Mojibake;
        }

        if (reason.Length > 0)
        {
            text.Truncate(start);
            return Failed(reason);
        }

        return new DecodeResult(true, encoding.Name, evidence, malformed);
    }

    private static DecodeResult Failed(string reason) => new(false, "", "", 0, reason);

    private static PageEncoding? ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (PageEncoding? encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (PageEncodings.Utf8, 3),
            [0xFF, 0xFE, ..] => (PageEncodings.Named("utf-16le"), 2),
            [0xFE, 0xFF, ..] => (PageEncodings.Named("utf-16be"), 2),
            _ => ((PageEncoding?)null, 0),
        };
        return encoding;
    }

    private static (PageEncoding? Encoding, string Evidence) InPage(ReadOnlySpan<byte> bytes)
    {
        PageEncoding? encoding = Find(MetaPrescan.FindMeta(bytes));
        if (encoding is not null)
        {
            // A page whose `meta` can be read byte by byte is not UTF-16, whatever it says (HTML Standard).
            return (encoding.Name.StartsWith("utf-16", StringComparison.Ordinal) ? PageEncodings.Utf8 : encoding, "meta");
        }

        return (Find(MetaPrescan.FindXml(bytes)), "xml");
    }

    private static PageEncoding? Find(ReadOnlySpan<byte> label)
    {
        const int LongestLabel = 64;
        if (label.IsEmpty || label.Length > LongestLabel)
        {
            return null;
        }

        Span<char> letters = stackalloc char[label.Length];
        for (int i = 0; i < label.Length; i++)
        {
            letters[i] = (char)label[i];
        }

        return PageEncodings.Find(letters);
    }

    /// <summary>Recognises UTF-16 without a mark: a page has ASCII, whose every second byte is 0.</summary>
    private static PageEncoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes, PageEncoding? http)
    {
        const int Reach = 1024;
        ReadOnlySpan<byte> front = bytes[..(Math.Min(bytes.Length, Reach) & ~1)];
        if (front.Length < 4 || !front.Contains((byte)0))
        {
            return null;
        }

        int even = 0;
        int odd = 0;
        for (int i = 0; i < front.Length; i += 2)
        {
            even += front[i] == 0 ? 1 : 0;
            odd += front[i + 1] == 0 ? 1 : 0;
        }

        int half = front.Length / 4;
        bool labelled = http?.Name.StartsWith("utf-16", StringComparison.Ordinal) ?? false;
        return odd > half && even * 10 < odd ? PageEncodings.Named("utf-16le")
            : even > half && odd * 10 < even ? PageEncodings.Named("utf-16be")
            : labelled && (odd + even) * 20 > front.Length ? http
            : null;
    }

    /// <summary>Says whether a label contradicts so few UTF-8 letters that they may be chance: C3 A9 is é, but also ﾃｩ.</summary>
    private static bool IsTooShortToBeSure(ReadOnlySpan<byte> bytes, PageEncoding? http, PageEncoding? page)
    {
        const int FewBytes = 12;
        if (http is null && page is null)
        {
            return false;
        }

        if (http == PageEncodings.Utf8 || page == PageEncodings.Utf8)
        {
            return false;
        }

        int high = 0;
        while (high <= FewBytes && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is int at and >= 0)
        {
            high++;
            bytes = bytes[(at + 1)..];
        }

        return high <= FewBytes;
    }

    /// <summary>Says whether eight-bit bytes are accidents in a seven-bit page: fewer than one in a hundred.</summary>
    private static bool HighBytesAreFew(ReadOnlySpan<byte> bytes)
    {
        int high = 0;
        foreach (byte value in bytes)
        {
            high += value >> 7;
        }

        return (long)high * 100 < bytes.Length;
    }

    /// <summary>Keeps a label for pages that are plain ASCII, as long as ASCII means the same in it.</summary>
    private static PageEncoding? AsciiName(PageEncoding? labelled) =>
        labelled is null || labelled == PageEncodings.Iso2022Jp || labelled.Name.StartsWith("utf-16", StringComparison.Ordinal) ? null : labelled;

    private static string Evidence(PageEncoding encoding, PageEncoding? http, PageEncoding? page, string pageEvidence)
    {
        bool contradicted = (http is not null && http != encoding) || (page is not null && page != encoding);
        if (http == encoding)
        {
            return contradicted ? "http+bytes" : "http";
        }

        if (page == encoding)
        {
            return (pageEvidence, contradicted) switch
            {
                ("meta", false) => "meta",
                ("meta", true) => "meta+bytes",
                (_, false) => "xml",
                (_, true) => "xml+bytes",
            };
        }

        return "bytes";
    }
}
