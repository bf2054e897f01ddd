using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Ngrams;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Tests.Models.Classifier;
using Tsumugi.Tests.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Ngrams;

/// <summary>Language models over the pieces of a tokenizer.</summary>
public sealed class PieceModelTests
{
    private static readonly Lazy<string[]> Lines = new(() => [.. FastTextProgram.Lines(300).Select(line => line.Text)]);

    private static readonly Lazy<Tokenizer> Small = new(() => TrainedTokenizer.Of(Lines.Value, 1500));

    private static readonly Lazy<Tokenizer> Large = new(() => TrainedTokenizer.Of(Lines.Value, 4000));

    [Theory]
    [InlineData("ab")]
    [InlineData("a漢b")] // one letter that the pieces do not have
    [InlineData("")]
    [InlineData("c ab")] // a space, which is none either
    [InlineData("字cab字")]
    public void Pieces_of_one_letter_give_the_model_of_letters(string line)
    {
        using TemporaryFolder folder = new();
        string[] lines = ["ab", "ac", "cab", "b"];
        TextBits letters = new NgramScorer(NgramTrainerTests.Train(folder, lines, NgramTrainerTests.Small("abc"), new NgramSettings { Order = 3 })).ScoreLine(line);
        Tokenizer tokenizer = ByHand(NormaliserSettings.Exact, "a", "b", "c");
        TextBits pieces = new NgramScorer(Train(folder, lines, tokenizer, new NgramSettings { Order = 3 }), tokenizer).ScoreLine(line);
        Assert.Equal((letters.Letters, letters.Outside), (pieces.Letters, pieces.Outside));
        Assert.Equal(letters.Bits, pieces.Bits, 9);
        Assert.Equal(letters.BitsOutside, pieces.BitsOutside, 9);
    }

    [Theory]
    [InlineData("ab漢字", 2)] // neighbours that nobody knows are one unknown piece, and two letters
    [InlineData("漢字ab漢", 3)]
    [InlineData("\uD842\uDFB7a", 1)]
    public void Letters_outside_of_the_pieces_cost_the_surcharge_each(string line, int outside)
    {
        using TemporaryFolder folder = new();
        foreach (NormaliserSettings normaliser in new[] { NormaliserSettings.Exact, new NormaliserSettings() })
        {
            Tokenizer tokenizer = ByHand(normaliser, "\u2581", "ab", "a", "b");
            NgramModel model = Train(folder, ["ab", "aab"], tokenizer, new NgramSettings { Order = 2 });
            TextBits bits = new NgramScorer(model, tokenizer).ScoreLine(line);
            Assert.Equal(outside, bits.Outside);
            Assert.InRange(bits.BitsOutside, outside * Alphabet.EscapeBits, bits.Bits);
            Assert.Equal(line.EnumerateRunes().Count() + 1, bits.Letters);
        }
    }

    [Fact]
    public void Half_of_a_pair_is_a_letter_that_no_piece_has()
    {
        using TemporaryFolder folder = new();
        Tokenizer tokenizer = ByHand(NormaliserSettings.Exact, "a");
        TextBits bits = new NgramScorer(Train(folder, ["a"], tokenizer, new NgramSettings { Order = 2 }), tokenizer).ScoreLine("a\uD842");
        Assert.Equal((3, 1), (bits.Letters, bits.Outside));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_chance_is_that_of_the_definition(int order)
    {
        using TemporaryFolder folder = new();
        string[] lines = [.. Lines.Value.Take(50)];
        NgramModel model = Train(folder, lines, Small.Value, new NgramSettings { Order = order });
        Alphabet alphabet = Alphabet.Of(Small.Value);
        PlainKneserNey plain = new(lines.Select(line => Symbols(alphabet, Small.Value, line)), order, alphabet.Count);
        NgramScorer scorer = new(model, Small.Value);
        foreach (string line in Lines.Value.Skip(46).Take(8))
        {
            int[] symbols = [Alphabet.Begin, .. Symbols(alphabet, Small.Value, line), Alphabet.End];
            double bits = Enumerable.Range(1, symbols.Length - 1).Sum(i => -Math.Log2(plain.Chance(symbols.AsSpan(0, i), symbols[i])));
            TextBits scored = scorer.ScoreLine(line);
            Assert.Equal(bits, scored.Bits, bits * 1e-5);
            Assert.Equal(line.EnumerateRunes().Count() + 1, scored.Letters);
            Assert.Equal(0, scored.Outside);
        }
    }

    [Fact]
    public void Any_memory_and_number_of_workers_gives_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        byte[] once = [];
        foreach ((long memory, int workers) in ((long, int)[])[(1_000_000_000, 1), (1, 1), (2_000_000, 4)])
        {
            using NgramTrainer trainer = new(Small.Value, new NgramSettings { Order = 4, MemoryBytes = memory, Workers = workers, WorkFolder = folder.Root });
            foreach (string line in Lines.Value)
            {
                trainer.AddText(line);
            }

            trainer.Write(folder.File("model.lm"), TestContext.Current.CancellationToken);
            byte[] bytes = File.ReadAllBytes(folder.File("model.lm"));
            Assert.Equal(memory == 1_000_000_000, trainer.PartsOnDisk == 0);
            once = once.Length == 0 ? bytes : once;
            Assert.Equal(once, bytes);
        }
    }

    [Fact]
    public void Bits_of_a_letter_can_be_compared_between_tokenizers_and_with_letters()
    {
        using TemporaryFolder folder = new();
        string[] held = [.. FastTextProgram.Lines(100, skip: 300).Select(line => line.Text)];
        TextBits small = Score(new NgramScorer(Train(folder, Lines.Value, Small.Value, new NgramSettings { Order = 3 }), Small.Value), held);
        TextBits large = Score(new NgramScorer(Train(folder, Lines.Value, Large.Value, new NgramSettings { Order = 3 }), Large.Value), held);
        TextBits letters = Score(new NgramScorer(NgramTrainerTests.Train(folder, Lines.Value, Alphabet.Standard, new NgramSettings { Order = 5 })), held);
        Assert.Equal(letters.Letters, small.Letters);
        Assert.Equal(letters.Letters, large.Letters);
        Assert.All((TextBits[])[small, large], pieces => Assert.InRange(pieces.PerLetter, letters.PerLetter / 2, letters.PerLetter * 1.5));
    }

    [Fact]
    public void Arpa_text_gives_the_same_model_again()
    {
        using TemporaryFolder folder = new();
        NgramModel model = Train(folder, [.. Lines.Value.Take(100), "a b  c", "\t▁𠮷"], Small.Value, new NgramSettings { Order = 3 });
        using (FileStream file = File.Create(folder.File("model.arpa")))
        {
            ArpaWriter.Write(folder.File("model.lm"), file, new NgramSettings { WorkFolder = folder.Root });
        }

        NgramScorer own = new(model, Small.Value);
        NgramScorer again = new(NgramModel.Read(folder.File("model.arpa")), Small.Value);
        Assert.All([.. Lines.Value.Skip(90).Take(30), "a b  c", "\t▁𠮷", "", "한국어"], line => Assert.Equal(own.ScoreLine(line), again.ScoreLine(line)));
    }

    [Fact]
    public void Without_its_tokenizer_a_model_is_refused()
    {
        using TemporaryFolder folder = new();
        NgramModel pieces = Train(folder, Lines.Value, Large.Value, new NgramSettings { Order = 2 });
        NgramModel letters = NgramTrainerTests.Train(folder, ["ab"], Alphabet.Standard, new NgramSettings { Order = 2 });
        foreach ((NgramModel model, Tokenizer? tokenizer) in ((NgramModel, Tokenizer?)[])[(pieces, null), (pieces, Small.Value), (letters, Small.Value)])
        {
            TsumugiException error = Assert.Throws<TsumugiException>(() => new NgramScorer(model, tokenizer));
            Assert.Equal("TSU5314", error.Code);
            Assert.NotEmpty(error.Hint.Japanese!);
        }
    }

    [Fact]
    public void Names_that_an_arpa_file_cannot_hold_are_replaced()
    {
        using TemporaryFolder folder = new();
        string giant = new('長', 100);
        Tokenizer tokenizer = ByHand(NormaliserSettings.Exact, "a", "b\nc", "\u3000", giant);
        Assert.Equal(["<unk>", "<s>", "</s>", "a", "<piece-4>", "\u3000", "<piece-6>"], Enumerable.Range(0, 7).Select(Alphabet.Of(tokenizer).Name));
        NgramModel model = Train(folder, ["a\u3000a", giant], tokenizer, new NgramSettings { Order = 2 });
        using (FileStream file = File.Create(folder.File("model.arpa")))
        {
            ArpaWriter.Write(folder.File("model.lm"), file, new NgramSettings { WorkFolder = folder.Root });
        }

        Assert.Equal(new NgramScorer(model, tokenizer).ScoreLine(giant + "\u3000"), new NgramScorer(NgramModel.Read(folder.File("model.arpa")), tokenizer).ScoreLine(giant + "\u3000"));
    }

    private static TextBits Score(NgramScorer scorer, string[] lines) => lines.Aggregate(default(TextBits), (sum, line) => sum + scorer.ScoreLine(line));

    private static NgramModel Train(TemporaryFolder folder, IReadOnlyList<string> lines, Tokenizer tokenizer, NgramSettings settings)
    {
        using NgramTrainer trainer = new(tokenizer, settings with { WorkFolder = folder.Root });
        foreach (string line in lines)
        {
            trainer.Add(line);
        }

        trainer.Write(folder.File("model.lm"), TestContext.Current.CancellationToken);
        return NgramModel.Read(folder.File("model.lm"));
    }

    private static int[] Symbols(Alphabet alphabet, Tokenizer tokenizer, string line)
    {
        Dictionary<string, int> symbols = Enumerable.Range(0, alphabet.Count).ToDictionary(alphabet.Name, symbol => symbol);
        return [.. tokenizer.Encode(line).Select(piece => symbols[tokenizer.PieceText(piece)])];
    }

    private static Tokenizer ByHand(NormaliserSettings normaliser, params string[] pieces)
    {
        Vocabulary vocabulary = new();
        vocabulary.Add("<unk>"u8, 0, PieceKind.Unknown);
        vocabulary.Add("<s>"u8, 0, PieceKind.Control);
        vocabulary.Add("</s>"u8, 0, PieceKind.Control);
        foreach (string piece in pieces)
        {
            vocabulary.Add(Encoding.UTF8.GetBytes(piece), -1, PieceKind.Normal);
        }

        return new Tokenizer(new TokenizerModel { Vocabulary = vocabulary, Algorithm = TokenizerAlgorithm.Unigram, Normaliser = normaliser, UnknownId = 0, BeginId = 1, EndId = 2 });
    }
}
