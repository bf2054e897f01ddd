using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Settings by name, for a vocabulary of any size.</summary>
public static class TrainingPresets
{
    /// <summary>Gets the names, smallest first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tiny", "small"];

    /// <summary>Finds settings.</summary>
    /// <returns>Nothing if there are none of that name.</returns>
    public static Func<int, TrainingSettings>? Find(string name) => name switch
    {
        "tiny" => Tiny,
        "small" => Small,
        _ => null,
    };

    /// <summary>1.26 million parameters with 4,096 tokens: proofs and lessons, minutes on two cores.</summary>
    private static TrainingSettings Tiny(int vocabularySize) => new()
    {
        Shape = new LlamaShape { VocabularySize = vocabularySize, Width = 128, Layers = 4, Heads = 4, KeyValueHeads = 2, HeadWidth = 32, HiddenWidth = 352, ContextLength = 128 },
        Steps = 1000,
        Sequences = 16,
        Length = 128,
        LearningRate = 3e-3,
        WarmUpSteps = 50,
    };

    /// <summary>5.5 million parameters with 4,096 tokens: an hour on two cores.</summary>
    private static TrainingSettings Small(int vocabularySize) => new()
    {
        Shape = new LlamaShape { VocabularySize = vocabularySize, Width = 256, Layers = 6, Heads = 8, KeyValueHeads = 4, HeadWidth = 32, HiddenWidth = 704, ContextLength = 256 },
        Steps = 3000,
        Sequences = 16,
        Length = 256,
        LearningRate = 2e-3,
        WarmUpSteps = 150,
    };
}
