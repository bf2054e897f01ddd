using Microsoft.Win32.SafeHandles;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Reads stretches of a file into one buffer. One thread.</summary>
internal sealed class PlainFile : IDisposable
{
    private const int LargestKept = 4 << 20;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private byte[] _bytes = new byte[1 << 16];

    /// <summary>Opens a file.</summary>
    public PlainFile(string path)
    {
        _path = path;
        _file = File.OpenHandle(path);
    }

    /// <summary>Reads a stretch; valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The file has become shorter.</exception>
    public ReadOnlySpan<byte> Read(long start, int length)
    {
        if (_bytes.Length < length || (_bytes.Length > LargestKept && length <= LargestKept))
        {
            _bytes = new byte[length > LargestKept ? length : Math.Max(length, Math.Min(LargestKept, _bytes.Length * 2))];
        }

        Span<byte> bytes = _bytes.AsSpan(0, length);
        for (int done = 0; done < length;)
        {
            int read = RandomAccess.Read(_file, bytes[done..], start + done);
            if (read == 0)
            {
                throw new InvalidDataException($"`{_path}` has become shorter while it was read");
            }

            done += read;
        }

        return bytes;
    }

    public void Dispose() => _file.Dispose();
}
