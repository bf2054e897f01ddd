using System.IO.Compression;
using Tsumugi.Stages.Read.Files;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Lines;

/// <summary>The bytes of a text file, decompressed; damage in the compression is an end with a reason, no exception.</summary>
public sealed class LineFeed : IDisposable
{
    private readonly Stream _file;
    private readonly Stream _content;
    private readonly Packing _packing;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Where to start; only files that are not compressed can start anywhere but at 0.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public LineFeed(string path, long start)
    {
        _packing = PackedFile.PackingOf(path);
        IsSplittable = _packing == Packing.None;
        _file = PackedFile.Open(path);
        _file.Position = IsSplittable ? start : 0;
        _content = _packing switch
        {
            Packing.Gzip or Packing.GzipTwice => new GzipContentStream(_file),
            Packing.Zstandard => new ZstandardStream(_file, CompressionMode.Decompress, leaveOpen: true),
            _ => _file,
        };
    }

    /// <summary>Takes bytes as they come, such as standard input; they are not decompressed.</summary>
    /// <param name="bytes">The bytes; owned.</param>
    public LineFeed(Stream bytes)
    {
        _packing = Packing.None;
        _file = _content = bytes;
    }

    /// <summary>Gets a value indicating whether the file can be read from the middle.</summary>
    public bool IsSplittable { get; }

    /// <summary>Gets the bytes of the file consumed so far.</summary>
    public long PositionBytes => _content is GzipContentStream gzip ? gzip.PositionBytes : _file.Position;

    /// <summary>Gets why the content ended before its end; empty if it did not.</summary>
    public string DamageReason { get; private set; } = "";

    /// <summary>Reads on; 0 at the end and where damage begins.</summary>
    public int Read(Span<byte> buffer)
    {
        if (DamageReason.Length > 0)
        {
            return 0;
        }

        try
        {
            int read = _content.Read(buffer);
            if (read == 0 && _content is GzipContentStream { Damage: not MemberState.Reading } gzip)
            {
                DamageReason = gzip.Damage == MemberState.Truncated ? "read/truncated-gzip" : "read/corrupt-gzip";
            }

            return read;
        }
        catch (InvalidDataException) when (_packing == Packing.Zstandard)
        {
            DamageReason = _file.Position >= _file.Length ? "read/truncated-zstd" : "read/corrupt-zstd";
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }
}
