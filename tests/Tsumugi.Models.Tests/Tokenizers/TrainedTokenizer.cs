using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Trains small tokenizers.</summary>
internal static class TrainedTokenizer
{
    public static Tokenizer Of(IEnumerable<string> texts, int size)
    {
        PreTokenCounts counts = new();
        foreach (string text in texts)
        {
            counts.Add(text);
        }

        return new Tokenizer(BytePairTrainer.Train(counts, new BytePairSettings { VocabularySize = size }, (_, _) => { }, CancellationToken.None));
    }
}
