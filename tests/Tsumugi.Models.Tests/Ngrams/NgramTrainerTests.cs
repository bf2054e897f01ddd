using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Ngrams;
using Tsumugi.Tests.Models.Classifier;

namespace Tsumugi.Tests.Models.Ngrams;

public sealed class NgramTrainerTests
{
    /// <summary>Worked out by hand, with the discounts for small texts (0.5, 1, 1.5).</summary>
    /// <remarks>
    /// Adjusted counts of letters: a 1, b 1, c 1, line end 2; 2.5 of 5 are freed and shared by five symbols: a, b, c 0.2 each, line end 0.3, anything else 0.1.
    /// Then: a at the begin (2-1)/2 + 1/2 × 0.2 = 0.6; b after a (1-0.5)/2 + 1/2 × 0.2 = 0.35; the end after b 0.5 + 0.5 × 0.3 = 0.65.
    /// </remarks>
    [Theory]
    [InlineData("ab", 0.6 * 0.35 * 0.65)]
    [InlineData("ac", 0.6 * 0.35 * 0.65)]
    [InlineData("", 0.5 * 0.3)] // the end at the begin was never seen: half of what single symbols say
    [InlineData("aa", 0.6 * (0.5 * 0.2) * (0.5 * 0.3))]
    public void Two_lines_give_the_chances_worked_out_by_hand(string line, double chance)
    {
        using TemporaryFolder folder = new();
        NgramModel model = Train(folder, ["ab", "ac"], Small("abc"), new NgramSettings { Order = 2 });
        Assert.Equal(-Math.Log2(chance), new NgramScorer(model).ScoreLine(line).Bits, 5);
    }

    [Fact]
    public void A_letter_outside_costs_the_same_surcharge_in_every_model()
    {
        using TemporaryFolder folder = new();
        NgramModel model = Train(folder, ["ab", "ac"], Small("abc"), new NgramSettings { Order = 2 });
        TextBits bits = new NgramScorer(model).ScoreLine("a😀");
        Assert.Equal(1, bits.Outside);
        Assert.Equal(3, bits.Letters);
        Assert.Equal(-Math.Log2(0.6 * (0.5 * 0.1) * 0.3) + Math.Log2(1_112_064), bits.Bits, 5);
        Assert.Equal(Alphabet.EscapeBits, Math.Log2(1_112_064), 6);
        Assert.Equal(-Math.Log2(0.6 * 0.3), bits.Bits - bits.BitsOutside, 5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Every_chance_is_that_of_the_definition_and_they_add_up_to_one(int order)
    {
        using TemporaryFolder folder = new();
        Random random = new(order);
        Alphabet alphabet = Small("abcdef");
        string[] lines = [.. Enumerable.Range(0, 120).Select(_ => new string([.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => (char)('a' + (random.Next(7) * random.Next(7) / 6)))]))];
        NgramModel model = Train(folder, lines, alphabet, new NgramSettings { Order = order });
        PlainKneserNey plain = new(lines.Select(line => Symbols(alphabet, line)), order, alphabet.Count);
        for (int i = 0; i < 60; i++)
        {
            int[] context = [Alphabet.Begin, .. Symbols(alphabet, new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)('a' + random.Next(7)))]))];
            double sum = 0;
            for (int symbol = 0; symbol < alphabet.Count; symbol++)
            {
                if (symbol != Alphabet.Begin)
                {
                    double chance = Math.Pow(10, Last(model, [.. context, symbol]));
                    Assert.Equal(plain.Chance(context, symbol), chance, 1e-5);
                    sum += chance;
                }
            }

            Assert.Equal(1, sum, 4);
        }
    }

    [Fact]
    public void Any_memory_and_number_of_workers_gives_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        string[] lines = [.. FastTextProgram.Lines(300).Select(line => line.Text)];
        byte[] once = [];
        foreach ((long memory, int workers) in ((long, int)[])[(1_000_000_000, 1), (1, 1), (2_000_000, 4)])
        {
            using NgramTrainer trainer = new(Alphabet.Standard, new NgramSettings { Order = 5, MemoryBytes = memory, Workers = workers, WorkFolder = folder.Root });
            foreach (string line in lines)
            {
                trainer.AddText(line);
            }

            trainer.Write(folder.File("model.lm"), TestContext.Current.CancellationToken);
            byte[] bytes = File.ReadAllBytes(folder.File("model.lm"));
            Assert.Equal(memory == 1_000_000_000, trainer.PartsOnDisk == 0);
            once = once.Length == 0 ? bytes : once;
            Assert.Equal(once, bytes);
        }

        Assert.Single(Directory.GetFileSystemEntries(folder.Root), entry => !Directory.Exists(entry));
    }

    [Fact]
    public void Unseen_text_of_the_same_source_costs_less_than_of_another_and_less_than_shuffled()
    {
        using TemporaryFolder folder = new();
        List<(string Label, string Text)> lines = FastTextProgram.Lines(1500);
        NgramScorer scorer = new(Train(folder, [.. lines.Where(line => line.Label == "law").Select(line => line.Text)], Alphabet.Standard, new NgramSettings()));
        string[] held = [.. FastTextProgram.Lines(200, skip: 1500).Where(line => line.Label == "law").Select(line => line.Text)];
        double own = Bits(scorer, held);
        Random random = new(1);
        Assert.InRange(own, 1, Bits(scorer, [.. FastTextProgram.Lines(200).Where(line => line.Label == "aozora").Select(line => line.Text)]) - 1);
        Assert.InRange(own, 1, Bits(scorer, [.. held.Select(line => new string([.. line.OrderBy(_ => random.Next())]))]) - 1);
    }

    [Fact]
    public void Arpa_text_gives_the_same_model_again()
    {
        using TemporaryFolder folder = new();
        NgramModel model = Train(folder, ["a b\tc", "▁", "これは ペン", "a b"], Alphabet.Standard, new NgramSettings { Order = 3 });
        using (FileStream file = File.Create(folder.File("model.arpa")))
        {
            ArpaWriter.Write(folder.File("model.lm"), file, new NgramSettings { WorkFolder = folder.Root });
        }

        NgramScorer again = new(NgramModel.Read(folder.File("model.arpa")));
        foreach (string line in (string[])["a b", "b\ta", "これ ペン は", "", "𠮷"])
        {
            Assert.Equal(new NgramScorer(model).ScoreLine(line), again.ScoreLine(line));
        }
    }

    [Fact]
    public void No_text_is_an_error()
    {
        using TemporaryFolder folder = new();
        using NgramTrainer trainer = new(Alphabet.Standard, new NgramSettings { WorkFolder = folder.Root });
        trainer.AddText("\n\r\n");
        Assert.Equal("TSU5310", Assert.Throws<TsumugiException>(() => trainer.Write(folder.File("model.lm"), TestContext.Current.CancellationToken)).Code);
    }

    internal static NgramModel Train(TemporaryFolder folder, IReadOnlyList<string> lines, Alphabet alphabet, NgramSettings settings)
    {
        using NgramTrainer trainer = new(alphabet, settings with { WorkFolder = folder.Root });
        foreach (string line in lines)
        {
            trainer.Add(line);
        }

        trainer.Write(folder.File("model.lm"), TestContext.Current.CancellationToken);
        return NgramModel.Read(folder.File("model.lm"));
    }

    internal static Alphabet Small(string letters) => Alphabet.Of(letters.EnumerateRunes());

    private static double Bits(NgramScorer scorer, string[] lines) => lines.Aggregate(default(TextBits), (sum, line) => sum + scorer.ScoreLine(line)).PerLetter;

    private static int[] Symbols(Alphabet alphabet, string line)
    {
        int[] symbols = new int[line.Length];
        return symbols[..alphabet.Spell(line, symbols)];
    }

    private static double Last(NgramModel model, int[] symbols)
    {
        float[] state = new float[NgramSettings.MostOrder + 2];
        int length = model.Begin(state);
        double last = 0;
        for (int i = 1; i < symbols.Length; i++)
        {
            last = model.Step(symbols.AsSpan(0, i + 1), state, ref length);
        }

        return last;
    }
}
