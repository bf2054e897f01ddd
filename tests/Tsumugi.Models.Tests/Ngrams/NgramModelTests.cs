using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Ngrams;

namespace Tsumugi.Tests.Models.Ngrams;

public sealed class NgramModelTests
{
    private const string Arpa = "\\data\\\nngram 1=5\nngram 2=2\n\n\\1-grams:\n-1\t<unk>\n-99\t<s>\t-0.5\n-0.6\t</s>\n-0.4\ta\t-0.25\n-0.8\tb\n\n\\2-grams:\n-0.2\t<s> a\n-0.3\ta b\n\n\\end\\\n";

    [Theory]
    [InlineData("ab", -0.2 - 0.3 - 0.6)]
    [InlineData("b", -0.5 - 0.8 - 0.6)]
    [InlineData("aa", -0.2 - 0.25 - 0.4 - 0.25 - 0.6)]
    public void Arpa_text_of_others_is_scored_with_its_weights(string line, double digits)
    {
        NgramModel model = Read(Encoding.UTF8.GetBytes(Arpa));
        Assert.Equal(-digits * Math.Log2(10), new NgramScorer(model).ScoreLine(line).Bits, 5);
    }

    [Fact]
    public void Arpa_text_cut_at_any_byte_is_an_error_that_names_the_line()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Arpa);
        for (int length = 0; length < bytes.Length - 1; length++)
        {
            TsumugiException error = Assert.Throws<TsumugiException>(() => Read(bytes[..length]));
            Assert.Equal(length < 6 ? "TSU5311" : "TSU5313", error.Code);
        }
    }

    [Theory]
    [InlineData("ngram 1=5", "ngram 1=500000000")]
    [InlineData("ngram 2=2", "ngram 2=-2")]
    [InlineData("ngram 2=2", "ngram 3=2")]
    [InlineData("-0.3\ta b", "-0.3\ta z")]
    [InlineData("-0.3\ta b", "x\ta b")]
    [InlineData("-0.3\ta b", "NaN\ta b")]
    [InlineData("\\2-grams:", "\\3-grams:")]
    public void Faulty_arpa_text_is_refused(string right, string wrong) =>
        Assert.Equal("TSU5313", Assert.Throws<TsumugiException>(() => Read(Encoding.UTF8.GetBytes(Arpa.Replace(right, wrong, StringComparison.Ordinal)))).Code);

    [Fact]
    public void An_own_file_cut_at_any_byte_or_with_any_field_of_any_value_is_read_or_refused()
    {
        using TemporaryFolder folder = new();
        NgramTrainerTests.Train(folder, ["ab", "ba", "abc"], NgramTrainerTests.Small("abc"), new NgramSettings { Order = 3 });
        byte[] bytes = File.ReadAllBytes(folder.File("model.lm"));
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.StartsWith("TSU531", Assert.Throws<TsumugiException>(() => Read(bytes[..length])).Code, StringComparison.Ordinal);
        }

        foreach (int value in (int[])[int.MinValue, -1, 0, 1, 255, 1 << 20, int.MaxValue])
        {
            for (int at = 0; at + 4 <= bytes.Length; at++)
            {
                byte[] changed = [.. bytes];
                BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), value);
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    new NgramScorer(Read(changed)).ScoreLine("abcab");
                }
                catch (TsumugiException error)
                {
                    Assert.StartsWith("TSU531", error.Code, StringComparison.Ordinal);
                }

                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
            }
        }
    }

    [Fact]
    public void The_standard_alphabet_is_the_same_everywhere()
    {
        Assert.Equal(0, Alphabet.Standard.SymbolOf('\u2581'));
        Assert.Equal(Alphabet.Unknown, Alphabet.Standard.SymbolOf('한'));
        Assert.NotEqual(Alphabet.Unknown, Alphabet.Standard.SymbolOf('鷗'));
        Assert.NotEqual(Alphabet.Unknown, Alphabet.Standard.SymbolOf(0x20B9F)); // 𠮟
        Assert.Equal("▁", Alphabet.Standard.Name(Alphabet.Standard.SymbolOf(' ')));
        Assert.Equal("<0x09>", Alphabet.Standard.Name(Alphabet.Standard.SymbolOf('\t')));
    }

    private static NgramModel Read(byte[] bytes) => NgramModel.Read(new MemoryStream(bytes), "model");
}
