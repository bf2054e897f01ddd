using System.Buffers;
using System.IO.Compression;
using System.Text;
using Tsumugi.Storage.Compression;
using Tsumugi.Text;

namespace Tsumugi.Stages.Read.Http;

/// <summary>Undoes one HTTP content coding within a limit: gzip, deflate (with and without zlib's wrapping), br, zstd.</summary>
internal static class ContentCoding
{
    private const int StepBytes = 64 << 10;

    /// <summary>Appends the decoded content.</summary>
    /// <param name="name">The coding as the header writes it.</param>
    /// <param name="coded">The coded bytes.</param>
    /// <param name="content">Receives the content; on any result but <see cref="CodingResult.Decoded"/> what was decoded so far.</param>
    /// <param name="limitBytes">The most bytes that may be appended.</param>
    public static CodingResult Decode(ReadOnlySpan<byte> name, ReadOnlyMemory<byte> coded, ByteBuffer content, int limitBytes)
    {
        if (Ascii.EqualsIgnoreCase(name, "gzip"u8) || Ascii.EqualsIgnoreCase(name, "x-gzip"u8))
        {
            return Gzip(coded, content, limitBytes);
        }

        if (Ascii.EqualsIgnoreCase(name, "br"u8))
        {
            return Brotli(coded.Span, content, limitBytes);
        }

        if (Ascii.EqualsIgnoreCase(name, "deflate"u8))
        {
            return Deflate(coded, content, limitBytes);
        }

        return Ascii.EqualsIgnoreCase(name, "zstd"u8) ? Zstandard(coded, content, limitBytes) : CodingResult.Unknown;
    }

    private static CodingResult Gzip(ReadOnlyMemory<byte> coded, ByteBuffer content, int limitBytes)
    {
        if (coded.Span is not [0x1F, 0x8B, 0x08, ..])
        {
            return CodingResult.NotCoded;
        }

        // Not GZipStream: it takes a cut body for a whole one.
        int before = content.Length;
        using GzipMemberReader members = new(new MemoryStreamView(coded));
        while (members.NextMember())
        {
            int start = content.Length;
            for (int read = 1; read > 0 && content.Length - before <= limitBytes; content.Advance(read))
            {
                read = members.Read(content.Reserve(StepBytes));
            }

            if (content.Length - before > limitBytes)
            {
                return CodingResult.TooLarge;
            }

            if (members.State != MemberState.Complete)
            {
                // Servers that append something behind the compressed body exist; browsers do not mind.
                bool behind = start > before && content.Length == start;
                return behind ? CodingResult.Decoded : CodingResult.Damaged;
            }
        }

        return CodingResult.Decoded;
    }

    private static CodingResult Deflate(ReadOnlyMemory<byte> coded, ByteBuffer content, int limitBytes)
    {
        // zlib's two bytes: method 8 in the low half, and together a multiple of 31 (RFC 1950).
        if (coded.Span is [var method, var flags, ..] && (method & 0x0F) == 8 && (((method << 8) | flags) % 31) == 0)
        {
            MemoryStreamView view = new(coded);
            using var wrapped = new ZLibStream(view, CompressionMode.Decompress);
            return Whole(Drain(wrapped, content, limitBytes), view);
        }

        int before = content.Length;
        MemoryStreamView bytes = new(coded);
        using var bare = new DeflateStream(bytes, CompressionMode.Decompress);
        CodingResult result = Whole(Drain(bare, content, limitBytes), bytes);
        return result == CodingResult.Damaged && content.Length == before ? CodingResult.NotCoded : result;
    }

    /// <summary>The streams of .NET end quietly where the data is cut; but they have asked for more then.</summary>
    private static CodingResult Whole(CodingResult result, MemoryStreamView bytes) => result == CodingResult.Decoded && bytes.IsOverdrawn ? CodingResult.Damaged : result;

    private static CodingResult Zstandard(ReadOnlyMemory<byte> coded, ByteBuffer content, int limitBytes)
    {
        if (coded.Span is not [0x28, 0xB5, 0x2F, 0xFD, ..])
        {
            return CodingResult.NotCoded;
        }

        using var stream = new ZstandardStream(new MemoryStreamView(coded), CompressionMode.Decompress);
        return Drain(stream, content, limitBytes);
    }

    private static CodingResult Brotli(ReadOnlySpan<byte> coded, ByteBuffer content, int limitBytes)
    {
        int before = content.Length;
        using var decoder = default(BrotliDecoder);
        while (true)
        {
            OperationStatus status = decoder.Decompress(coded, content.Reserve(StepBytes), out int consumed, out int written);
            content.Advance(written);
            coded = coded[consumed..];
            if (content.Length - before > limitBytes)
            {
                return CodingResult.TooLarge;
            }

            switch (status)
            {
                case OperationStatus.Done:
                    return CodingResult.Decoded;
                case OperationStatus.DestinationTooSmall:
                    continue;
                default:
                    return content.Length == before ? CodingResult.NotCoded : CodingResult.Damaged;
            }
        }
    }

    private static CodingResult Drain(Stream stream, ByteBuffer content, int limitBytes)
    {
        int before = content.Length;
        try
        {
            while (true)
            {
                int read = stream.Read(content.Reserve(StepBytes));
                if (read == 0)
                {
                    return CodingResult.Decoded;
                }

                content.Advance(read);
                if (content.Length - before > limitBytes)
                {
                    return CodingResult.TooLarge;
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // The second one comes for a header that asks for a dictionary nobody has; nothing here reads a file.
            return CodingResult.Damaged;
        }
    }
}
