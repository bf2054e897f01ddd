using System.Buffers;
using System.IO.Compression;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Compression;

/// <summary>Compresses what is written to it, or decompresses what is read from it, with zstd.</summary>
/// <remarks>
/// <para>Shaped like .NET 11's `System.IO.Compression.ZstandardStream`, which replaces it one day. One thread at a time.</para>
/// <para>
/// Reading goes through concatenated and skippable frames; a stream that ends inside a frame or holds anything else gives
/// <see cref="InvalidDataException"/>, and nothing at all is an empty content. Memory: 256 KiB and the frame's window, which
/// <see cref="ZstandardDecompressionOptions.MaxWindowLog2"/> bounds. A writer must be disposed, or the last frame has no end.
/// </para>
/// </remarks>
public sealed unsafe class ZstandardStream : Stream
{
    private const int BufferBytes = 128 << 10; // ZSTD_CStreamOutSize and ZSTD_DStreamInSize are 128 KiB and a few bytes.

    private readonly Stream _base;
    private readonly bool _leaveOpen;
    private readonly ZstandardCompressionHandle? _compression;
    private readonly ZstandardDecompressionHandle? _decompression;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private bool _insideFrame;
    private bool _outputPending;
    private bool _broken;

    /// <summary>Creates a stream with default options.</summary>
    public ZstandardStream(Stream stream, CompressionMode mode, bool leaveOpen = false)
        : this(stream, leaveOpen, mode == CompressionMode.Compress ? new ZstandardCompressionOptions() : null, new ZstandardDecompressionOptions())
    {
    }

    /// <summary>Creates a stream that compresses.</summary>
    public ZstandardStream(Stream stream, ZstandardCompressionOptions options, bool leaveOpen = false)
        : this(stream, leaveOpen, options, new ZstandardDecompressionOptions())
    {
    }

    /// <summary>Creates a stream that decompresses.</summary>
    public ZstandardStream(Stream stream, ZstandardDecompressionOptions options, bool leaveOpen = false)
        : this(stream, leaveOpen, null, options)
    {
    }

    private ZstandardStream(Stream stream, bool leaveOpen, ZstandardCompressionOptions? compression, ZstandardDecompressionOptions decompression)
    {
        _base = stream;
        _leaveOpen = leaveOpen;
        if (compression is not null)
        {
            _compression = ZstandardCompressor.Open(compression);
        }
        else
        {
            _decompression = ZstandardDecompressor.Open(decompression);
        }

        _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    }

    /// <summary>Gets the stream with the compressed bytes.</summary>
    public Stream BaseStream => _base;

    /// <inheritdoc/>
    public override bool CanRead => _decompression is { IsClosed: false };

    /// <inheritdoc/>
    public override bool CanWrite => _compression is { IsClosed: false };

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are no zstd frame, or end inside one.</exception>
    public override int Read(Span<byte> buffer)
    {
        ZstandardDecompressionHandle context = _decompression ?? throw new NotSupportedException("this stream compresses");
        ObjectDisposedException.ThrowIf(context.IsClosed, this);
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            if (_start < _end || _outputPending)
            {
                int written = Decompress(context, buffer);
                if (written > 0)
                {
                    return written;
                }
            }

            if (_start < _end)
            {
                continue;
            }

            _start = 0;
            _end = _base.Read(_buffer, 0, BufferBytes);
            if (_end == 0)
            {
                return _insideFrame ? throw new InvalidDataException("zstd: the data ends inside a frame") : 0;
            }
        }
    }

    /// <inheritdoc/>
    public override int ReadByte()
    {
        byte one = 0;
        return Read(new Span<byte>(ref one)) == 1 ? one : -1;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => Compress(buffer, ZstandardNative.Continue);

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(in value));

    /// <inheritdoc/>
    public override void Flush()
    {
        if (CanWrite && !_broken)
        {
            Compress([], ZstandardNative.Flush);
            _base.Flush();
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _buffer.Length == 0)
        {
            return;
        }

        try
        {
            // After a failed write the frame is lost anyway: a second failure would only hide the first.
            if (CanWrite && !_broken)
            {
                Compress([], ZstandardNative.End);
            }
        }
        finally
        {
            _compression?.Dispose();
            _decompression?.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            if (!_leaveOpen)
            {
                _base.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private int Decompress(ZstandardDecompressionHandle context, Span<byte> destination)
    {
        // SAFETY: both stay pinned during the call; `_start..`_end` lies inside the buffer, which is at least BufferBytes long.
        fixed (byte* from = _buffer, to = destination)
        {
            ZstandardBuffer input = new() { Start = from + _start, Size = (nuint)(_end - _start) };
            ZstandardBuffer output = new() { Start = to, Size = (nuint)destination.Length };
            nuint hint = ZstandardNative.Check(ZstandardNative.DecompressStream(context, &output, &input));
            _start += (int)input.Position;

            // 0 says that a frame is decoded and handed out; otherwise zstd may hold back output when the destination is full.
            // A call that took and gave nothing (between frames) leaves the state as it was.
            if (input.Position > 0 || output.Position > 0)
            {
                _insideFrame = hint != 0;
            }

            _outputPending = _insideFrame && output.Position == output.Size;
            return (int)output.Position;
        }
    }

    private void Compress(ReadOnlySpan<byte> source, int directive)
    {
        ZstandardCompressionHandle context = _compression ?? throw new NotSupportedException("this stream decompresses");
        ObjectDisposedException.ThrowIf(context.IsClosed, this);
        bool wasBroken = _broken;
        _broken = true;
        if (wasBroken)
        {
            throw new IOException("zstd: an earlier write failed, so the frame cannot be continued");
        }

        // SAFETY: both stay pinned during the calls, and zstd gets their exact lengths.
        fixed (byte* from = source, to = _buffer)
        {
            ZstandardBuffer input = new() { Start = from, Size = (nuint)source.Length };
            nuint left;
            do
            {
                ZstandardBuffer output = new() { Start = to, Size = (nuint)_buffer.Length };
                left = ZstandardNative.Check(ZstandardNative.CompressStream(context, &output, &input, directive));
                _base.Write(_buffer, 0, (int)output.Position);
            }
            while (input.Position < input.Size || (directive != ZstandardNative.Continue && left != 0));
        }

        _broken = false;
    }
}
