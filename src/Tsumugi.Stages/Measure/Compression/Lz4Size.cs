using System.Text.Unicode;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Compression;

/// <summary>Compresses a text with LZ4 to see how much is left, as Uzushio does: paragraphs joined without line feeds, at most a MiB.</summary>
internal sealed class Lz4Size : TextCount
{
    private const int MostBytes = 1 << 20;

    private readonly Lz4Block _block = new();
    private byte[] _bytes = [];
    private byte[] _waste = [];

    /// <summary>Gets what is left of one byte.</summary>
    public double Share { get; private set; }

    /// <summary>Gets the bytes held for the UTF-8 of texts.</summary>
    internal int RoomBytes => _bytes.Length;

    /// <inheritdoc/>
    protected override void Count(in TextView document)
    {
        int room = (int)Math.Min(document.Utf8Bytes, MostBytes);
        if (_bytes.Length < room)
        {
            _bytes = new byte[Math.Min(MostBytes, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)room))];
            _waste = new byte[Lz4Block.MostBytes(_bytes.Length)];
        }

        int length = 0;
        foreach (ref readonly TextLine line in document.Lines)
        {
            Utf8.FromUtf16(document.Letters[line.Start..line.End], _bytes.AsSpan(length, room - length), out _, out int written);
            length += written;
        }

        Share = length == 0 ? 0 : Quotient.Of(_block.Compress(_bytes.AsSpan(0, length), _waste), length);
    }

    /// <inheritdoc/>
    protected override void Trim(int units)
    {
        if (_bytes.Length > units * 3L)
        {
            _bytes = [];
            _waste = [];
        }
    }
}
