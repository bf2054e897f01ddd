using Tsumugi.Models.Packing;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Training;

/// <summary>A made-up language that a small model learns within some steps: each token mostly determines the next.</summary>
public static class Packed
{
    public const int Vocabulary = 61;

    public static TrainingSettings Settings { get; } = new()
    {
        Shape = new LlamaShape { VocabularySize = Vocabulary, Width = 32, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadWidth = 8, HiddenWidth = 64, ContextLength = 32 },
        Steps = 20,
        Sequences = 4,
        Length = 32,
        LearningRate = 1e-2,
        WarmUpSteps = 4,
        Seed = 7,
    };

    public static string Write(TemporaryFolder folder, string name = "tokens", int documents = 60, int tokens = 50)
    {
        string prefix = folder.File(name);
        using MegatronWriter writer = new(prefix, TokenWidth.UInt16);
        SeededRandom random = new(3);
        for (int document = 0; document < documents; document++)
        {
            int[] text = new int[tokens];
            for (int i = 1; i < tokens; i++)
            {
                text[i] = random.Below(8) == 0 ? random.Below(Vocabulary) : ((text[i - 1] * 5) + 11) % Vocabulary;
            }

            writer.Add(text);
        }

        writer.Finish();
        return prefix;
    }
}
