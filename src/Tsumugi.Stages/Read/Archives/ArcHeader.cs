using System.Text;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Reads the one-line header of an ARC record.</summary>
internal static class ArcHeader
{
    /// <summary>Reads a line that <see cref="RecordBoundary"/> has recognised.</summary>
    /// <param name="bytes">From the line's first byte; its line end must be inside.</param>
    /// <param name="head">Receives the fields.</param>
    public static void Parse(ReadOnlySpan<byte> bytes, RecordHead head)
    {
        int end = bytes.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = bytes[..end];
        head.HeaderBytes = end + 1;
        if (!ArcLine.TryParse(line, out ArcLine fields))
        {
            return;
        }

        head.ContentLength = HeaderText.Number(line[fields.Length].TrimEnd("\r "u8));
        ReadOnlySpan<byte> url = line[fields.Url];
        if (url.Length >= 9 && Ascii.EqualsIgnoreCase(url[..9], "filedesc:"u8))
        {
            head.TypeName = "filedesc";
            return;
        }

        head.Type = RecordType.Response;
        head.TypeName = "response";
        head.Url = HeaderText.Url(url);
        head.Date = IsoDate(HeaderText.Value(line[fields.Date]));
        head.ContentType = HeaderText.MediaType(line[fields.MediaType]);
    }

    /// <summary>20140216050221 → 2014-02-16T05:02:21Z; any other count of digits stays as it is.</summary>
    private static string IsoDate(string digits) => digits.Length == 14
        ? $"{digits[..4]}-{digits[4..6]}-{digits[6..8]}T{digits[8..10]}:{digits[10..12]}:{digits[12..]}Z"
        : digits;
}
