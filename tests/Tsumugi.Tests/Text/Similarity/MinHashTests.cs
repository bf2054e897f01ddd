using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class MinHashTests
{
    private const int Places = 128;

    [Fact]
    public void A_key_below_five_letters_has_no_sketch() => Assert.Equal(0, new MinHash(Places).Of("あいうえ").Length);

    [Theory]
    [InlineData(1)]
    [InlineData(176)]
    [InlineData(MinHash.MaxPlaces)]
    public void One_shingle_fills_every_place(int places)
    {
        ulong[] sketch = new MinHash(places).Of("あいうえお").ToArray();
        Assert.Equal(places, sketch.Length);
        Assert.DoesNotContain(ulong.MaxValue, sketch);
        Assert.Equal(sketch, new MinHash(places).Of("あいうえお").ToArray());
    }

    [Fact]
    public void Repeating_shingles_never_changes_the_sketch()
    {
        var minHash = new MinHash(Places);
        ulong[] once = minHash.Of("ああああああ").ToArray();
        Assert.Equal(once, minHash.Of(new string('あ', 100_000)).ToArray());
    }

    [Fact]
    public void The_band_number_is_part_of_the_hash()
    {
        ulong[] sketch = new ulong[16];
        Assert.NotEqual(MinHash.Band(sketch, 0, 8), MinHash.Band(sketch, 1, 8));
    }

    [Fact]
    public void The_sketch_of_a_known_text_never_changes()
    {
        // Run files of two machines or versions meet in one merge: another value needs another name of the files.
        ulong[] sketch = new MinHash(176).Of("国境の長いトンネルを抜けると雪国であった.夜の底が白くなった.").ToArray();
        UInt128 all = UInt128.Zero;
        for (int band = 0; band < 22; band++)
        {
            all ^= MinHash.Band(sketch, band, 8);
        }

        Assert.Equal(UInt128.Parse("331369001891705756238328017425895043006", System.Globalization.CultureInfo.InvariantCulture), all);
    }

    /// <summary>
    /// With k independent permutations the estimate has the mean J and the variance J (1 − J) / k. The sketch must be as good, for sets
    /// far smaller and far larger than itself; for small sets it is better, since it draws without putting back.
    /// </summary>
    [Theory]
    [InlineData(24, 0.5)]
    [InlineData(24, 0.8)]
    [InlineData(128, 0.8)]
    [InlineData(600, 0.5)]
    [InlineData(600, 0.8)]
    [InlineData(4000, 0.8)]
    public void The_estimate_is_as_good_as_that_of_k_permutations(int union, double jaccard)
    {
        var minHash = new MinHash(Places);
        (double bias, double ofVariance) = Errors(union, jaccard, (left, right) =>
        {
            ulong[] sketch = minHash.Of(left).ToArray();
            return MinHash.Similarity(sketch, minHash.Of(right));
        });
        Assert.InRange(bias, -4, 4);

        // 400 squared errors have a relative spread of about 7 %, so 30 % is four of them.
        Assert.True(ofVariance <= 1.3, $"the mean square error is {ofVariance:f2} times that of {Places} permutations");
    }

    [Theory]
    [InlineData(24, 0.8)]
    [InlineData(128, 0.8)]
    public void K_permutations_themselves_have_that_error(int union, double jaccard)
    {
        (double bias, double ofVariance) = Errors(union, jaccard, ByPermutations);
        Assert.InRange(bias, -4, 4);
        Assert.InRange(ofVariance, 0.7, 1.3);
    }

    /// <summary>Gives the mean error in standard errors, and the mean square error as a share of J (1 − J) / k.</summary>
    private static (double Bias, double OfVariance) Errors(int union, double jaccard, Func<string, string, double> estimate)
    {
        const int trials = 400;
        double sum = 0;
        double squares = 0;
        double variances = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            (string left, string right) = Pair(trial, union, (int)Math.Round(union * jaccard));
            double exact = TrueJaccard(left, right);
            double error = estimate(left, right) - exact;
            sum += error;
            squares += error * error;
            variances += exact * (1 - exact) / Places;
        }

        return (sum / Math.Sqrt(variances), squares / variances);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(500)]
    public void Bands_find_pairs_as_often_as_the_curve_says(int union)
    {
        const int trials = 3000;
        const int bands = 16;
        const int rows = 8;
        var minHash = new MinHash(bands * rows);
        int found = 0;
        double expected = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            (string left, string right) = Pair(trial, union, (int)(union * 0.75));
            double jaccard = TrueJaccard(left, right);
            expected += 1 - Math.Pow(1 - Math.Pow(jaccard, rows), bands);
            ulong[] a = minHash.Of(left).ToArray();
            ReadOnlySpan<ulong> b = minHash.Of(right);
            for (int band = 0; band < bands; band++)
            {
                if (MinHash.Band(a, band, rows) == MinHash.Band(b, band, rows))
                {
                    found++;
                    break;
                }
            }
        }

        Assert.InRange((double)found / trials, (expected / trials) - 0.04, (expected / trials) + 0.04);
    }

    /// <summary>Two texts of random kanji that share a run in the middle.</summary>
    private static (string Left, string Right) Pair(int seed, int union, int both)
    {
        ulong state = (ulong)seed * 1_000_003;
        string Letters(int count) => string.Create(count, 0, (span, _) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = (char)(0x4E00 + (Hash64.Of(state++) % 20_000));
            }
        });
        string middle = Letters(both + 4);
        int rest = union - both;
        return (Letters(rest / 2) + middle, middle + Letters(rest - (rest / 2)));
    }

    private static double TrueJaccard(string left, string right)
    {
        var a = new ShingleSet();
        var b = new ShingleSet();
        a.Fill(left);
        b.Fill(right);
        return a.Jaccard(b.Members, 0);
    }

    /// <summary>The definition: one hash function per place, the smallest value over all shingles.</summary>
    private static double ByPermutations(string left, string right)
    {
        var set = new ShingleSet();
        set.Fill(left);
        ulong[] a = Smallest(set.Members);
        set.Fill(right);
        return MinHash.Similarity(a, Smallest(set.Members));
    }

    private static ulong[] Smallest(ReadOnlySpan<ulong> shingles)
    {
        ulong[] smallest = new ulong[Places];
        Array.Fill(smallest, ulong.MaxValue);
        foreach (ulong shingle in shingles)
        {
            for (int place = 0; place < Places; place++)
            {
                smallest[place] = Math.Min(smallest[place], Hash64.Of(shingle, (ulong)place + 77));
            }
        }

        return smallest;
    }
}
