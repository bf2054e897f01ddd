namespace Tsumugi.Models.Tokenizers;

/// <summary>Bytes that grow at their end and are used again and again. One thread.</summary>
internal sealed class ByteList
{
    private byte[] _bytes = new byte[256];

    /// <summary>Gets or sets how many bytes there are; may only shrink.</summary>
    internal int Length { get; set; }

    /// <summary>Gets the bytes.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Adds bytes.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }
}
