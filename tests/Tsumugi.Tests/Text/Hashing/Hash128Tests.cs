using System.Buffers.Binary;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Text.Hashing;

public sealed class Hash128Tests
{
    [Fact]
    public void Gives_the_verification_value_of_smhasher_which_covers_every_length_to_255()
    {
        byte[] key = new byte[256];
        byte[] hashes = new byte[256 * 16];
        for (int i = 0; i < 256; i++)
        {
            key[i] = (byte)i;
            BinaryPrimitives.WriteUInt128LittleEndian(hashes.AsSpan(i * 16), Hash128.Of(key.AsSpan(0, i), (ulong)(256 - i)));
        }

        Assert.Equal(0x6384BA69u, (uint)Hash128.Of(hashes)); // SMHasher, main.cpp, "MurmurHash3 for x64, 128-bit"
    }

    [Fact]
    public void Gives_zero_for_nothing_without_a_seed() => Assert.Equal(UInt128.Zero, Hash128.Of(ReadOnlySpan<byte>.Empty));

    [Fact]
    public void Hashes_letters_as_little_endian_utf16() => Assert.Equal(Hash128.Of([0x42, 0x30, 0xB7, 0x9F]), Hash128.Of("あ龷"));

    [Fact]
    public void Every_byte_and_the_seed_matter()
    {
        byte[] bytes = new byte[70];
        var seen = new HashSet<UInt128> { Hash128.Of(bytes), Hash128.Of(bytes, 1), Hash128.Of(bytes, 1UL << 40) };
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = 1;
            Assert.True(seen.Add(Hash128.Of(bytes)));
            bytes[i] = 0;
        }
    }
}
