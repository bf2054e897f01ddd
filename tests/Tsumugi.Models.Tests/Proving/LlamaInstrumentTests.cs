using Tsumugi.Models.Proving;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Proving;

public sealed class LlamaInstrumentTests
{
    private static readonly string[] Texts = [string.Concat(Enumerable.Repeat("山の上に鳥がいた。川の下に魚がいた。\n", 300)), string.Concat(Enumerable.Repeat("いがたに山鳥の上。いがたに魚下の川。\n", 300))];

    [Fact]
    public void The_arm_that_is_like_the_held_out_text_has_fewer_bits_and_workers_change_none()
    {
        using TemporaryFolder folder = new();
        Tokenizer tokenizer = LlamaInstrument.Neutral(Texts, CancellationToken.None);
        ArmScores one = Run(tokenizer, folder.File("one"), workers: 1)[0];
        ArmScores four = Run(tokenizer, folder.File("four"), workers: 4)[0];
        Assert.True(one.PerLetter(0)[0] < one.PerLetter(1)[0] - 0.2);
        Assert.Equal(one.Bits(1, 1).ToArray(), four.Bits(1, 1).ToArray());
        Assert.NotEqual(one.Bits(1, 0).ToArray(), one.Bits(1, 1).ToArray()); // a draw is a seed, too
    }

    [Fact]
    public void A_model_that_has_learned_next_to_nothing_gives_every_token_one_chance()
    {
        using TemporaryFolder folder = new();
        Tokenizer tokenizer = LlamaInstrument.Neutral(Texts, CancellationToken.None);
        ArmScores scores = Run(tokenizer, folder.Root, workers: 1, rate: 1e-9)[0];
        List<int> tokens = [];
        tokenizer.Encode("山の上に魚がいた。\n", tokens);
        Assert.Equal(tokens.Count * Math.Log2(tokenizer.VocabularySize), scores.Bits(0, 0)[0], 0.05 * scores.Bits(0, 0)[0]);
        Assert.Equal(10, scores.Letters(0)[0]);
    }

    private static IReadOnlyList<ArmScores> Run(Tokenizer tokenizer, string folder, int workers, double rate = 1e-2)
    {
        Directory.CreateDirectory(folder);
        TrainingSettings settings = new()
        {
            Shape = new LlamaShape { VocabularySize = tokenizer.VocabularySize, Width = 16, Layers = 1, Heads = 2, KeyValueHeads = 1, HeadWidth = 8, HiddenWidth = 32, ContextLength = 16 },
            Steps = 20,
            Sequences = 4,
            Length = 16,
            LearningRate = rate,
            WarmUpSteps = 2,
        };
        LlamaInstrument instrument = new(settings, tokenizer, [new HeldOutDomain("one", ["山の上に魚がいた。\n", "川の下に鳥がいた。山の上に鳥がいた。\n"])], folder);
        return instrument.Run(2, 2, [rate], (arm, _) => Texts[arm], workers, _ => { }, CancellationToken.None);
    }
}
