using Tsumugi.Models.Formats;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;
using Tsumugi.Tests.Models.Training;
using Tsumugi.Tests.Models.Transformer;

namespace Tsumugi.Tests.Models.Formats;

/// <summary>A model goes to llama.cpp, and both continue the same prompts: names, shapes, order of rows, rotation and norms must all be right for that.</summary>
public sealed class LlamaParityTests
{
    private static readonly LlamaShape Shape = new() { VocabularySize = 320, Width = 64, Layers = 3, Heads = 4, KeyValueHeads = 2, HeadWidth = 16, HiddenWidth = 160, ContextLength = 256 };

    [Theory]
    [InlineData(TensorType.Float32, true)]
    [InlineData(TensorType.Float16, true)]
    [InlineData(TensorType.Float32, false)]
    public void Llama_cpp_continues_as_we_do(TensorType type, bool tied)
    {
        using TemporaryFolder folder = new();
        LlamaModel model = Sharp(Shape with { TiedEmbeddings = tied });
        string path = folder.File("model.gguf");
        using (FileStream file = File.Create(path))
        {
            LlamaGguf.Write(file, model, "parity", Vocabulary(), type);
        }

        int[][] prompts = [[1, 300], [1, .. Enumerable.Range(0, 70).Select(i => 3 + (i * 37 % 310))], [.. Enumerable.Range(0, 20).Select(i => 10 + i)]];
        int[][] theirs = LlamaCpp.Continue(path, 40, prompts);

        // Read back, so that half precision is the same on both sides.
        LlamaModel read = LlamaGguf.Read(path);
        Assert.True(theirs.SelectMany(tokens => tokens).Distinct().Count() > 20, "the model repeats itself too much to prove anything");
        (int same, int near) = (0, 0);
        for (int i = 0; i < prompts.Length; i++)
        {
            using LlamaSession session = new(read);
            session.Read(prompts[i]);
            foreach (int token in theirs[i])
            {
                float[] scores = session.Logits.ToArray();
                int likeliest = Array.IndexOf(scores, scores.Max());
                same += likeliest == token ? 1 : 0;
                near += likeliest != token ? 1 : 0;

                // llama.cpp keeps keys and values in half precision, so scores that are nearly equal may change places; others may not.
                Assert.True(scores[likeliest] - scores[token] < 0.02 * (scores.Max() - scores.Min()), $"prompt {i}: llama.cpp takes {token} with {scores[token]}, we {likeliest} with {scores[likeliest]}");
                session.Append(token);
            }
        }

        Assert.True(same >= 60 && near <= same / 20, $"{same} tokens are the same, {near} nearly");
    }

    /// <summary>A trained model is sure of what it says, so there the tokens are the same without exception.</summary>
    [Fact]
    public void A_trained_model_says_the_same_in_llama_cpp()
    {
        using TemporaryFolder folder = new();
        using MegatronReader reader = MegatronReader.Open(Packed.Write(folder));
        TrainingSettings settings = Packed.Settings with { Steps = 120, Shape = Packed.Settings.Shape with { VocabularySize = Shape.VocabularySize } };
        Trainer trainer = new(settings, TokenStretch.Whole(reader), 1);
        while (!trainer.IsDone)
        {
            _ = trainer.Advance();
        }

        string path = folder.File("model.gguf");
        using (FileStream file = File.Create(path))
        {
            LlamaGguf.Write(file, trainer.Model, "trained", Vocabulary(), TensorType.Float32);
        }

        int[][] prompts = [[0, 11], [5, 36, 8], [60, 12], [20, 50, 17, 35]];
        int[][] ours = [.. prompts.Select(prompt => Greedy.Continue(trainer.Model, prompt, 25))];
        int[][] theirs = LlamaCpp.Continue(path, 25, prompts);
        for (int i = 0; i < prompts.Length; i++)
        {
            // The token that ends a text ends it there.
            Assert.Equal(ours[i].TakeWhile(token => token != 2), theirs[i].TakeWhile(token => token != 2));
        }

        Assert.True(theirs.Sum(tokens => tokens.Length) >= 40, "llama.cpp stopped too early to prove anything");
    }

    /// <summary>Weights large enough that the likeliest token is clearly ahead.</summary>
    private static LlamaModel Sharp(LlamaShape shape)
    {
        LlamaModel model = LlamaModel.Fresh(shape, 21);
        SeededRandom random = new(22);
        foreach (ParameterSlice slice in model.Layout.All)
        {
            foreach (ref float value in slice.Of(model.Values))
            {
                value = slice.IsVector ? 1 + (float)(random.NextNormal() * 0.2) : slice.Name.StartsWith("model.layers", StringComparison.Ordinal) ? (float)(random.NextNormal() * 0.3) : value * 10;
            }
        }

        return model;
    }

    /// <summary>A vocabulary of SentencePiece's kind: unknown, begin, end, all bytes, and letters.</summary>
    private static List<GgufEntry> Vocabulary()
    {
        string[] tokens = [.. Enumerable.Range(0, Shape.VocabularySize).Select(token => token switch { 0 => "<unk>", 1 => "<s>", 2 => "</s>", < 259 => $"<0x{token - 3:X2}>", _ => ((char)(0x3042 + token - 259)).ToString() })];
        return
        [
            new("tokenizer.ggml.model", "llama"),
            new("tokenizer.ggml.pre", "default"),
            new("tokenizer.ggml.tokens", tokens),
            new("tokenizer.ggml.scores", tokens.Select((_, token) => token < 259 ? 0f : -(token - 258f)).ToArray()),
            new("tokenizer.ggml.token_type", tokens.Select((_, token) => token switch { 0 => 2, 1 or 2 => 3, < 259 => 6, _ => 1 }).ToArray()),
            new("tokenizer.ggml.unknown_token_id", 0u),
            new("tokenizer.ggml.bos_token_id", 1u),
            new("tokenizer.ggml.eos_token_id", 2u),
            new("tokenizer.ggml.add_bos_token", false),
            new("tokenizer.ggml.add_eos_token", false),
            new("tokenizer.ggml.add_space_prefix", false),
        ];
    }
}
