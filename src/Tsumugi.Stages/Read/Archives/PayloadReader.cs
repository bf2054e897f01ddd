using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read.Http;
using Tsumugi.Text;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Decides what the content of an archive record is and puts its body into a <see cref="RawRecord"/>.</summary>
/// <remarks>Scratch memory of one record reader; bodies of what is no page are never decoded.</remarks>
/// <param name="limits">The sizes in force.</param>
internal sealed class PayloadReader(ReadLimits limits)
{
    // Nobody codes a page more often; a longer list is an attempt to make work.
    private const int MostCodings = 4;
    private const int SniffBytes = 1024;

    private readonly ByteBuffer _chunks = new();
    private ByteBuffer _first = new();
    private ByteBuffer _second = new();

    /// <summary>Gives memory back that only a giant needed.</summary>
    public void Trim()
    {
        foreach (ByteBuffer buffer in (ReadOnlySpan<ByteBuffer>)[_chunks, _first, _second])
        {
            buffer.Clear();
            buffer.Trim(limits.ResidentBytes);
        }
    }

    /// <summary>Fills a record from the content of a response or resource.</summary>
    public void Read(RecordHead head, ReadOnlyMemory<byte> content, RawRecord record)
    {
        if (HttpHead.TryParse(content.Span, out HttpHead http) && (head.Type == RecordType.Response || IsHttp(head.ContentType)))
        {
            ReadHttp(http, content, record);
        }
        else if (!IsHttp(head.ContentType))
        {
            ReadBody(Encoding.Latin1.GetBytes(head.ContentType), content, record);
        }
        else if (HtmlSniffer.LooksLikeHtml(content.Span))
        {
            // HTTP 0.9, or a crawler that kept the page alone.
            ReadBody([], content, record);
        }
        else if (content.IsEmpty)
        {
            NotAPage(record, "read/empty-body", "");
        }
        else
        {
            Fault(record, "read/bad-http-head", "the response does not begin with a status line");
        }
    }

    /// <summary>Fills a record from the text of a conversion (WET), which is UTF-8; malformed sequences become U+FFFD.</summary>
    public static void ReadText(RecordHead head, ReadOnlySpan<byte> content, RawRecord record)
    {
        record.MediaType = MediaTypes.TypeOf(Encoding.Latin1.GetBytes(head.ContentType));
        record.SizeBytes = content.Length;
        if (record.MediaType is not ("" or MediaTypes.Plain))
        {
            NotAPage(record, "read/media-type", record.MediaType);
            return;
        }

        ReadOnlySpan<byte> text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        if (text.IsEmpty)
        {
            NotAPage(record, "read/empty-body", "");
            return;
        }

        record.Kind = RecordKind.Text;
        Utf8.ToUtf16(text, record.Text.Reserve(text.Length), out _, out int written);
        record.Text.Advance(written);
    }

    private static bool IsHttp(string contentType) => contentType.StartsWith("application/http", StringComparison.OrdinalIgnoreCase);

    private static void NotAPage(RawRecord record, string reason, string detail)
    {
        record.Kind = RecordKind.NotAPage;
        record.Reason = reason;
        record.Detail = detail;
    }

    private static void Fault(RawRecord record, string reason, string detail)
    {
        record.Body.Clear();
        record.Kind = RecordKind.Fault;
        record.Reason = reason;
        record.Detail = detail;
    }

    private void ReadHttp(HttpHead http, ReadOnlyMemory<byte> content, RawRecord record)
    {
        ReadOnlyMemory<byte> body = content[http.BodyStart..];
        record.SizeBytes = body.Length;
        record.MediaType = MediaTypes.TypeOf(http.ContentType);
        record.HttpCharset = MediaTypes.CharsetOf(http.ContentType);
        if (http.Status is < 200 or > 299)
        {
            NotAPage(record, "read/http-status", http.Status.ToString(CultureInfo.InvariantCulture));
            return;
        }

        if (!MayBeText(record.MediaType))
        {
            NotAPage(record, "read/media-type", record.MediaType);
            return;
        }

        if (http.IsChunked)
        {
            _chunks.Clear();
            body = ChunkedBody.TryDecode(body.Span, _chunks) ? _chunks.WrittenMemory : body;
        }

        if (http.ContentEncoding.IsEmpty || TryUndo(http.ContentEncoding, ref body, record))
        {
            Take(body, record);
        }
    }

    private void ReadBody(ReadOnlySpan<byte> contentType, ReadOnlyMemory<byte> body, RawRecord record)
    {
        record.SizeBytes = body.Length;
        record.MediaType = MediaTypes.TypeOf(contentType);
        record.HttpCharset = MediaTypes.CharsetOf(contentType);
        if (record.MediaType == "no-type")
        {
            record.MediaType = "";
        }

        if (MayBeText(record.MediaType))
        {
            Take(body, record);
        }
        else
        {
            NotAPage(record, "read/media-type", record.MediaType);
        }
    }

    private static bool MayBeText(string mediaType) => mediaType is MediaTypes.Html or MediaTypes.Xhtml or MediaTypes.Plain or "";

    /// <summary>Undoes the content codings from the last to the first.</summary>
    private bool TryUndo(ReadOnlySpan<byte> codings, ref ReadOnlyMemory<byte> body, RawRecord record)
    {
        int undone = 0;
        while (!codings.IsEmpty)
        {
            int comma = codings.LastIndexOf((byte)',');
            ReadOnlySpan<byte> coding = codings[(comma + 1)..].Trim(" \t\""u8);
            codings = comma < 0 ? [] : codings[..comma];
            if (coding.IsEmpty || Ascii.EqualsIgnoreCase(coding, "identity"u8) || Ascii.EqualsIgnoreCase(coding, "none"u8) || body.IsEmpty)
            {
                continue;
            }

            (_first, _second) = (_second, _first);
            _first.Clear();
            CodingResult result = undone++ < MostCodings ? ContentCoding.Decode(coding, body, _first, limits.BodyBytes) : CodingResult.Unknown;
            switch (result)
            {
                case CodingResult.Decoded:
                    body = _first.WrittenMemory;
                    break;
                case CodingResult.NotCoded:
                    break;
                case CodingResult.TooLarge:
                    Fault(record, "read/too-large", $"the decoded body exceeds {limits.BodyBytes.ToString(CultureInfo.InvariantCulture)} bytes");
                    return false;
                case CodingResult.Damaged:
                    Fault(record, "read/corrupt-body", "the body is cut or damaged inside its content coding");
                    return false;
                default:
                    Fault(record, "read/unknown-coding", "the body has a content coding that is not gzip, deflate, br or zstd");
                    return false;
            }
        }

        return true;
    }

    private void Take(ReadOnlyMemory<byte> body, RawRecord record)
    {
        record.SizeBytes = body.Length;
        if (body.IsEmpty)
        {
            NotAPage(record, "read/empty-body", "");
            return;
        }

        if (body.Length > limits.BodyBytes)
        {
            Fault(record, "read/too-large", $"the body has {body.Length.ToString(CultureInfo.InvariantCulture)} bytes, more than {limits.BodyBytes.ToString(CultureInfo.InvariantCulture)}");
            return;
        }

        bool page = record.MediaType is MediaTypes.Html or MediaTypes.Xhtml || HtmlSniffer.LooksLikeHtml(body.Span);
        if (!page && record.MediaType.Length == 0 && !IsText(body.Span))
        {
            NotAPage(record, "read/media-type", "");
            return;
        }

        record.Kind = page ? RecordKind.Page : RecordKind.TextBytes;
        record.Body.Set(body.Span);
    }

    /// <summary>The WHATWG's binary data bytes, without the escape that ISO-2022-JP begins its shifts with.</summary>
    private static bool IsText(ReadOnlySpan<byte> body)
    {
        foreach (byte letter in body[..Math.Min(body.Length, SniffBytes)])
        {
            if (letter < 0x20 && letter is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B))
            {
                return false;
            }
        }

        return true;
    }
}
