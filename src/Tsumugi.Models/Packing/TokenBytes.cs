using System.Buffers.Binary;

namespace Tsumugi.Models.Packing;

/// <summary>Turns tokens into little-endian bytes of two or four each.</summary>
/// <param name="width">How many bytes a token takes.</param>
internal sealed class TokenBytes(TokenWidth width)
{
    private byte[] _buffer = [];

    /// <summary>Gets the bytes of a token.</summary>
    public int Size => width == TokenWidth.UInt16 ? sizeof(ushort) : sizeof(int);

    /// <summary>Makes the bytes of tokens; good until the next call.</summary>
    /// <exception cref="ArgumentException">A token does not fit.</exception>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<int> tokens)
    {
        if (_buffer.Length < tokens.Length * Size)
        {
            _buffer = new byte[tokens.Length * Size];
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0 || (width == TokenWidth.UInt16 && tokens[i] > ushort.MaxValue))
            {
                throw new ArgumentException($"token {tokens[i]} does not fit", nameof(tokens));
            }

            if (width == TokenWidth.UInt16)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(i * sizeof(ushort)), (ushort)tokens[i]);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(i * sizeof(int)), tokens[i]);
            }
        }

        return _buffer.AsSpan(0, tokens.Length * Size);
    }
}
