using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class NgramHashesTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 16)]
    [InlineData(3, 6)]
    [InlineData(5, 13)]
    [InlineData(16, 16)]
    public void Sixteen_places_at_once_give_what_one_after_the_other_gives(int n, int bits)
    {
        var random = new Random(n);
        for (int length = 0; length < 70; length++)
        {
            ushort[] numbers = [.. Enumerable.Range(0, length + LetterCensus.Padding).Select(place => place < length ? (ushort)random.Next(1, 0x10000) : (ushort)0)];
            ushort[] plain = new ushort[length];
            ushort[] hashes = new ushort[length];
            NgramHashes.WriteScalar(numbers, n, bits, plain);
            NgramHashes.Write(numbers, n, bits, hashes);
            Assert.Equal(plain, hashes);
            Assert.All(hashes, hash => Assert.InRange(hash, 0, (1 << bits) - 1));
        }
    }

    [Fact]
    public void A_pair_alone_has_the_hash_it_has_in_a_run()
    {
        ushort[] numbers = new ushort[2 + LetterCensus.Padding];
        (numbers[0], numbers[1]) = (0xFF41, 7);
        ushort[] hash = new ushort[1];
        NgramHashes.Write(numbers, 2, NgramHashes.MostBits, hash);
        Assert.Equal(hash[0], NgramHashes.Of(numbers[0], numbers[1]));
    }
}
