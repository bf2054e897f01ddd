using System.Buffers.Binary;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Text.Hashing;

public sealed class Hash64Tests
{
    private const ulong SanitySeed = 2654435761;

    [Theory] // the buffer and values of xxHash's own sanity check (xxhsum.c, BMK_sanityCheck)
    [InlineData(0, 0, 0xEF46DB3751D8E999)]
    [InlineData(0, SanitySeed, 0xAC75FDA2929B17EF)]
    [InlineData(1, 0, 0xE934A84ADB052768)]
    [InlineData(1, SanitySeed, 0x5014607643A9B4C3)]
    [InlineData(4, 0, 0x9136A0DCA57457EE)]
    [InlineData(14, 0, 0x8282DCC4994E35C8)]
    [InlineData(14, SanitySeed, 0xC3BD6BF63DEB6DF0)]
    [InlineData(222, 0, 0xB641AE8CB691C174)]
    [InlineData(222, SanitySeed, 0x20CB8AB7AE10C14A)]
    public void Gives_the_published_values(int length, ulong seed, ulong expected) => Assert.Equal(expected, Hash64.Of(SanityBuffer().AsSpan(0, length), seed));

    [Fact]
    public void Gives_the_verification_value_of_smhasher_which_covers_every_length_to_255()
    {
        byte[] key = new byte[256];
        byte[] hashes = new byte[256 * 8];
        for (int i = 0; i < 256; i++)
        {
            key[i] = (byte)i;
            BinaryPrimitives.WriteUInt64LittleEndian(hashes.AsSpan(i * 8), Hash64.Of(key.AsSpan(0, i), (ulong)(256 - i)));
        }

        Assert.Equal(0x024B7CF4u, (uint)Hash64.Of(hashes)); // rurban/smhasher, main.cpp, "xxHash64"
    }

    [Fact]
    public void Hashes_letters_as_little_endian_utf16() =>
        Property.Holds(JapaneseText.AnyUtf16, text => Hash64.Of(text.AsSpan(), 7) == Hash64.Of(Bytes(text), 7));

    [Fact]
    public void Hashes_a_number_as_its_eight_bytes() => Assert.Equal(Hash64.Of([8, 7, 6, 5, 4, 3, 2, 1], 9), Hash64.Of(0x0102030405060708, 9));

    private static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length * 2];
        for (int i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), text[i]);
        }

        return bytes;
    }

    private static byte[] SanityBuffer()
    {
        byte[] buffer = new byte[222];
        ulong generator = SanitySeed;
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)(generator >> 56);
            generator *= 11400714785074694797;
        }

        return buffer;
    }
}
