using System.Buffers;
using System.Text.Json;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.JsonLines;

/// <summary>Writes one JSON object a line, in UTF-8 that a person can read.</summary>
/// <remarks>
/// Protocol, one thread: <see cref="Begin"/>, properties on what it returns, <see cref="End"/>. Every letter is written as it
/// is but for quotes, backslashes and control characters; a lone surrogate becomes U+FFFD. Lines reach the stream in blocks of 64 KiB;
/// disposal writes the rest.
/// </remarks>
public sealed class JsonLinesWriter : IDisposable
{
    private const int BlockBytes = 64 << 10;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly ArrayBufferWriter<byte> _lines = new(BlockBytes);
    private readonly Utf8JsonWriter _json;
    private bool _disposed;

    /// <summary>Creates a writer.</summary>
    public JsonLinesWriter(Stream stream, bool leaveOpen = false)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        _json = new Utf8JsonWriter(_lines, new JsonWriterOptions { Encoder = ReadableJsonEncoder.Instance });
    }

    /// <summary>Gets the number of lines ended.</summary>
    public long Count { get; private set; }

    /// <summary>Begins an object.</summary>
    /// <returns>What to write its properties on; not to be disposed or flushed.</returns>
    public Utf8JsonWriter Begin()
    {
        _json.WriteStartObject();
        return _json;
    }

    /// <summary>Ends the object and its line.</summary>
    /// <exception cref="InvalidOperationException">Something inside the object is still open.</exception>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void End()
    {
        if (_json.CurrentDepth != 1)
        {
            throw new InvalidOperationException($"the object is at depth {_json.CurrentDepth}, expected 1");
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _lines.Write("\n"u8);
        Count++;
        if (_lines.WrittenCount >= BlockBytes)
        {
            WriteLines();
        }
    }

    /// <summary>Passes all whole lines on to the stream and flushes it.</summary>
    public void Flush()
    {
        WriteLines();
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            WriteLines();
        }
        finally
        {
            // A begun object is not a line: it is dropped with the buffer.
            _json.Reset();
            _json.Dispose();
            if (!_leaveOpen)
            {
                _stream.Dispose();
            }
        }
    }

    private void WriteLines()
    {
        if (_json.CurrentDepth == 0)
        {
            _stream.Write(_lines.WrittenSpan);
            _lines.ResetWrittenCount();
        }
    }
}
