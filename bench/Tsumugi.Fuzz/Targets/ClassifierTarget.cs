using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Classifier;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Classifiers in fastText's format: refused with a code, or read and applied.</summary>
internal sealed class ClassifierTarget : IFuzzTarget
{
    public string Name => "classifier";

    public IReadOnlyList<byte[]> Seeds { get; } = [Make(ClassifierLoss.Softmax), Make(ClassifierLoss.HierarchicalSoftmax)];

    public IReadOnlyList<byte[]> Words { get; } = [.. "</s>|__label__a".Split('|').Select(Encoding.ASCII.GetBytes), [0], [1], [2], [3], [4], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0x80, 0x7F]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        Digest digest = new();
        Digest kinds = new();
        try
        {
            FastTextModel model = FastTextReader.Read(new MemoryStream(input.ToArray()), "model");
            LabelScore[] best = new LabelScore[3];
            int found = new FastTextPredictor(model).Predict("赤い 花 が a b c"u8, best);
            kinds.AddRoughly(model.Labels.Count);
            kinds.Add((int)model.Arguments.Loss);
            foreach (LabelScore score in best.AsSpan(0, found))
            {
                digest.Add(score.Label);
                digest.Add(BitConverter.SingleToInt32Bits(score.Probability));
            }
        }
        catch (TsumugiException refused) when (refused.Code.StartsWith("TSU530", StringComparison.Ordinal))
        {
            digest.Add(refused.Message);
            kinds.Add(string.Concat(refused.Saying.English.Where(letter => !char.IsAsciiDigit(letter))));
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }

    private static byte[] Make(ClassifierLoss loss)
    {
        ClassifierTrainer trainer = new(new ClassifierSettings { Dimension = 2, Buckets = 8, MinCount = 1, Epochs = 1, WordNgrams = 2, Loss = loss });
        trainer.Add("a", "赤い 花"u8);
        trainer.Add("b", "青い 海"u8);
        trainer.Add("c", "白い 雲"u8);
        using MemoryStream stream = new();
        FastTextWriter.Write(trainer.Train("seed"), stream);
        return stream.ToArray();
    }
}
