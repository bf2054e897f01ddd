using System.Text;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Reads the header block of a WARC record: ISO 28500, versions 0.17 to 1.1, and what careless writers make of it.</summary>
/// <remarks>Accepts LF alone, folded lines, any case, lines without a colon (passed over) and fields that occur twice (the first counts).</remarks>
internal static class WarcHeader
{
    /// <summary>Finds the size of a header block, its blank line included; 0 if the block does not end in these bytes.</summary>
    public static int Measure(ReadOnlySpan<byte> bytes, int from = 0)
    {
        int at = from;
        while (true)
        {
            int end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return 0;
            }

            at += end + 1;
            if (at < bytes.Length && bytes[at] == '\n')
            {
                return at + 1;
            }

            if (at + 1 < bytes.Length && bytes[at] == '\r' && bytes[at + 1] == '\n')
            {
                return at + 2;
            }
        }
    }

    /// <summary>Reads a complete block.</summary>
    /// <param name="block">From the version line to the blank line.</param>
    /// <param name="head">Receives the fields; strings only for types that can hold a document.</param>
    /// <returns>0, or the position of a record start inside the block, which then ends there.</returns>
    public static int Parse(ReadOnlySpan<byte> block, RecordHead head)
    {
        Range url = default;
        Range date = default;
        Range id = default;
        Range type = default;
        Range contentType = default;
        int at = NextLine(block, 0);
        while (at < block.Length)
        {
            int next = NextLine(block, at);
            while (next < block.Length && block[next] is (byte)' ' or (byte)'\t')
            {
                next = NextLine(block, next);
            }

            ReadOnlySpan<byte> line = block[at..next];
            if ((line[0] | 0x20) == 'w' && RecordBoundary.At(block[at..], final: true) == RecordStart.Warc)
            {
                return at;
            }

            int colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                Range value = (at + colon + 1)..next;
                switch (Name(line[..colon].TrimEnd(" \t"u8)))
                {
                    case Field.Type: Keep(ref type, value); break;
                    case Field.Url: Keep(ref url, value); break;
                    case Field.Date: Keep(ref date, value); break;
                    case Field.Id: Keep(ref id, value); break;
                    case Field.ContentType: Keep(ref contentType, value); break;
                    case Field.ContentLength when head.ContentLength < 0: head.ContentLength = HeaderText.Number(block[value]); break;
                    default: break;
                }
            }

            at = next;
        }

        head.HeaderBytes = block.Length;
        SetType(head, block[type].Trim(" \t\r\n"u8));
        if (head.Type != RecordType.Other)
        {
            head.Url = HeaderText.Url(block[url]);
            head.Date = HeaderText.Value(block[date]);
            head.Id = HeaderText.Unbracket(block[id]);
            head.ContentType = HeaderText.MediaType(block[contentType]);
        }

        return 0;
    }

    private static void SetType(RecordHead head, ReadOnlySpan<byte> name)
    {
        (head.Type, head.TypeName) = name switch
        {
            _ when Ascii.EqualsIgnoreCase(name, "response"u8) => (RecordType.Response, "response"),
            _ when Ascii.EqualsIgnoreCase(name, "resource"u8) => (RecordType.Resource, "resource"),
            _ when Ascii.EqualsIgnoreCase(name, "revisit"u8) => (RecordType.Revisit, "revisit"),
            _ when Ascii.EqualsIgnoreCase(name, "conversion"u8) => (RecordType.Conversion, "conversion"),
            _ when Ascii.EqualsIgnoreCase(name, "request"u8) => (RecordType.Other, "request"),
            _ when Ascii.EqualsIgnoreCase(name, "metadata"u8) => (RecordType.Other, "metadata"),
            _ when Ascii.EqualsIgnoreCase(name, "warcinfo"u8) => (RecordType.Other, "warcinfo"),
            _ => (RecordType.Other, name.IsEmpty ? "" : "other"),
        };
    }

    private static Field Name(ReadOnlySpan<byte> name) => name.Length switch
    {
        9 when Ascii.EqualsIgnoreCase(name, "WARC-Type"u8) => Field.Type,
        9 when Ascii.EqualsIgnoreCase(name, "WARC-Date"u8) => Field.Date,
        12 when Ascii.EqualsIgnoreCase(name, "Content-Type"u8) => Field.ContentType,
        14 when Ascii.EqualsIgnoreCase(name, "WARC-Record-ID"u8) => Field.Id,
        14 when Ascii.EqualsIgnoreCase(name, "Content-Length"u8) => Field.ContentLength,
        15 when Ascii.EqualsIgnoreCase(name, "WARC-Target-URI"u8) => Field.Url,
        _ => Field.None,
    };

    private static void Keep(ref Range first, Range value)
    {
        if (first.Equals(default))
        {
            first = value;
        }
    }

    private static int NextLine(ReadOnlySpan<byte> block, int at)
    {
        int end = block[at..].IndexOf((byte)'\n');
        return end < 0 ? block.Length : at + end + 1;
    }

    private enum Field
    {
        None,
        Type,
        Url,
        Date,
        Id,
        ContentType,
        ContentLength,
    }
}
