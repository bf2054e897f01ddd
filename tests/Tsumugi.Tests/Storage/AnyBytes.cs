using FsCheck;
using FsCheck.Fluent;

namespace Tsumugi.Tests.Storage;

/// <summary>Bytes for the storage tests: generated ones for properties, and long reproducible ones.</summary>
public static class AnyBytes
{
    /// <summary>A mix of runs, repeated words and noise; shrinks by halves.</summary>
    public static Arbitrary<byte[]> Any { get; } = Arb.From(
        Gen.OneOf(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
            Gen.Choose(0, 3000).Select(size => Noise(size, size)),
            Gen.Choose(0, 100_000).Select(size => Repeating(size)),
            Gen.Constant(Array.Empty<byte>())),
        bytes => bytes.Length == 0 ? [] : new[] { bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..] }.Where(half => half.Length < bytes.Length));

    /// <summary>Bytes that do not compress.</summary>
    public static byte[] Noise(int size, int seed)
    {
        byte[] bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Japanese text that compresses well, but not absurdly.</summary>
    public static byte[] Repeating(int size)
    {
        byte[] bytes = new byte[size];
        ReadOnlySpan<byte> words = "むかしむかし、あるところに、おじいさんとおばあさんが住んでいました。"u8;
        for (int i = 0; i < size; i++)
        {
            bytes[i] = (i & 1023) == 0 ? (byte)(i >> 10) : words[i % words.Length];
        }

        return bytes;
    }
}
