using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Documents;

namespace Tsumugi.Storage.Documents;

/// <summary>Turns the bytes of a row into a document.</summary>
internal sealed class DocumentRowReader
{
    // Source, path, licence, encoding and language are mostly those of the document before: then no string is made.
    private readonly RepeatedText[] _repeated = [new(), new(), new(), new(), new(), new(), new(), new(), new()];

    /// <summary>Fills a document.</summary>
    /// <returns>False if the bytes are no row.</returns>
    internal bool TryRead(ReadOnlySpan<byte> row, Document into)
    {
        into.Clear();
        if (row.Length < DocumentFileFormat.RowHeadBytes)
        {
            return false;
        }

        into.Id = new DocumentId(BinaryPrimitives.ReadUInt128LittleEndian(row));
        into.Offset = BinaryPrimitives.ReadInt64LittleEndian(row[16..]);
        into.LanguageConfidence = BinaryPrimitives.ReadDoubleLittleEndian(row[24..]);
        row = row[DocumentFileFormat.RowHeadBytes..];
        bool ok = TryText(ref row, 0, out string source);
        ok &= TryText(ref row, 1, out string path);
        ok &= TryText(ref row, 2, out string url);
        ok &= TryText(ref row, 3, out string title);
        ok &= TryText(ref row, 4, out string author);
        ok &= TryText(ref row, 5, out string date);
        ok &= TryText(ref row, 6, out string licence);
        ok &= TryText(ref row, 7, out string encoding);
        ok &= TryText(ref row, 8, out string language);
        ok &= TryBytes(ref row, out ReadOnlySpan<byte> text);
        if (!ok || !row.IsEmpty)
        {
            return false;
        }

        into.Source = source;
        into.Path = path;
        into.Url = url;
        into.Title = title;
        into.Author = author;
        into.Date = date;
        into.Licence = licence;
        into.Encoding = encoding;
        into.Language = language;

        // One unit per byte is always room enough; for a giant the exact number is worth a second look at its bytes.
        Span<char> room = into.Text.Reserve(text.Length <= 1 << 20 ? text.Length : Encoding.UTF8.GetCharCount(text));
        into.Text.Advance(Encoding.UTF8.GetChars(text, room));
        return true;
    }

    private bool TryText(ref ReadOnlySpan<byte> row, int field, out string text)
    {
        bool ok = TryBytes(ref row, out ReadOnlySpan<byte> bytes);
        text = _repeated[field].Of(bytes);
        return ok;
    }

    private static bool TryBytes(ref ReadOnlySpan<byte> row, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        ulong length = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (row.IsEmpty)
            {
                return false;
            }

            byte part = row[0];
            row = row[1..];
            length |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                if (length > (ulong)row.Length)
                {
                    return false;
                }

                bytes = row[..(int)length];
                row = row[(int)length..];
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers the last text of a field.</summary>
    private sealed class RepeatedText
    {
        private byte[] _bytes = new byte[64];
        private int _length;
        private string _text = "";

        internal string Of(ReadOnlySpan<byte> bytes)
        {
            if (bytes.SequenceEqual(_bytes.AsSpan(0, _length)))
            {
                return _text;
            }

            if (bytes.Length > 4096)
            {
                return Encoding.UTF8.GetString(bytes); // A giant is hardly repeated and not worth keeping.
            }

            if (_bytes.Length < bytes.Length)
            {
                _bytes = new byte[bytes.Length * 2];
            }

            bytes.CopyTo(_bytes);
            _length = bytes.Length;
            return _text = Encoding.UTF8.GetString(bytes);
        }
    }
}
