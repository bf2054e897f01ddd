using Tsumugi.Contracts.Steps;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Stages.Decode;

/// <summary>What header and page say about the encoding.</summary>
internal readonly ref struct PageLabels
{
    private const int LongestLabel = 64;

    private readonly string? _http;
    private readonly string? _meta;
    private readonly string? _xml;

    /// <summary>Reads the labels.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="httpCharset">The label of the HTTP header; empty if none.</param>
    /// <param name="isHtml">True if a `meta` or XML declaration may name the encoding.</param>
    public PageLabels(ReadOnlySpan<byte> bytes, string httpCharset, bool isHtml)
    {
        Http = PageEncodings.Find(httpCharset);
        _http = Claim(Http, !string.IsNullOrWhiteSpace(httpCharset));
        if (!isHtml)
        {
            return;
        }

        ReadOnlySpan<byte> meta = MetaPrescan.FindMeta(bytes);
        Page = InMeta(Find(meta));
        _meta = Claim(Page, !meta.IsEmpty);
        if (Page is null)
        {
            ReadOnlySpan<byte> xml = MetaPrescan.FindXml(bytes);
            Page = Find(xml);
            _xml = Claim(Page, !xml.IsEmpty);
        }
    }

    /// <summary>Gets the encoding of the HTTP header.</summary>
    public PageEncoding? Http { get; }

    /// <summary>Gets the encoding that the page names in itself: by `meta`, else by its XML declaration.</summary>
    public PageEncoding? Page { get; }

    /// <summary>Gets a value indicating whether either names UTF-8.</summary>
    public bool NameUtf8 => Http == PageEncodings.Utf8 || Page == PageEncodings.Utf8;

    /// <summary>Gets a value indicating whether neither names an encoding.</summary>
    public bool AreEmpty => Http is null && Page is null;

    /// <summary>Gets the evidence without a word of the bytes.</summary>
    public DecodeEvidence Claims => new() { Http = _http, Meta = _meta, Xml = _xml };

    /// <summary>Says what decided for an encoding: the label that names it, and whether the bytes had to confirm it against another.</summary>
    public string Deciding(PageEncoding encoding)
    {
        bool contradicted = (Http is not null && Http != encoding) || (Page is not null && Page != encoding);
        if (Http == encoding)
        {
            return contradicted ? "http+bytes" : "http";
        }

        if (Page == encoding)
        {
            return (_xml is not null, contradicted) switch
            {
                (false, false) => "meta",
                (false, true) => "meta+bytes",
                (true, false) => "xml",
                (true, true) => "xml+bytes",
            };
        }

        return "bytes";
    }

    private static string? Claim(PageEncoding? encoding, bool labelled) => encoding?.Name ?? (labelled ? DecodeEvidence.UnknownLabel : null);

    /// <summary>Follows the HTML Standard: a page whose `meta` can be read byte by byte is not UTF-16, and x-user-defined is windows-1252.</summary>
    private static PageEncoding? InMeta(PageEncoding? encoding) => encoding?.Name switch
    {
        "utf-16le" or "utf-16be" => PageEncodings.Utf8,
        "x-user-defined" => PageEncodings.Named("windows-1252"),
        _ => encoding,
    };

    private static PageEncoding? Find(ReadOnlySpan<byte> label)
    {
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
}
