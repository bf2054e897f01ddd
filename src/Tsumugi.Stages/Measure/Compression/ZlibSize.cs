using System.Text;
using Tsumugi.Storage.Compression;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Compression;

/// <summary>Compresses a text with zlib to see how much is left.</summary>
internal sealed class ZlibSize : TextCount
{
    private readonly ZlibSizer _sizer = new();
    private byte[] _bytes = [];

    /// <summary>Gets what is left of one byte.</summary>
    public double Share { get; private set; }

    /// <summary>Gets the bytes held for the UTF-8 of texts.</summary>
    internal int RoomBytes => _bytes.Length;

    /// <inheritdoc/>
    protected override void Count(in TextView document)
    {
        int length = (int)Math.Min(document.Utf8Bytes, Array.MaxLength);
        if (_bytes.Length < length)
        {
            _bytes = new byte[(int)Math.Min(Array.MaxLength, Math.Max(length, _bytes.Length * 2L))];
        }

        Encoding.UTF8.TryGetBytes(document.Letters, _bytes, out int written);
        Share = Quotient.Of(_sizer.SizeOf(_bytes.AsSpan(0, written)), written);
    }

    /// <inheritdoc/>
    protected override void Trim(int units)
    {
        if (_bytes.Length > units * 3L)
        {
            _bytes = [];
        }
    }
}
