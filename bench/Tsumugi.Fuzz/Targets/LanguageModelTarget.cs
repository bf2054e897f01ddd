using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Ngrams;

namespace Tsumugi.Fuzz.Targets;

/// <summary>N-gram language models, as own files and as ARPA text: refused with a code, or read and applied.</summary>
internal sealed class LanguageModelTarget : IFuzzTarget
{
    public LanguageModelTarget()
    {
        string path = TargetFile.Name(".lm");
        using (NgramTrainer trainer = new(Alphabet.Of("ab花 ".EnumerateRunes()), new NgramSettings { Order = 3, WorkFolder = Path.GetTempPath() }))
        {
            trainer.AddText("ab花 a\nbb花\na 花");
            trainer.Write(path);
        }

        using MemoryStream arpa = new();
        ArpaWriter.Write(path, arpa, new NgramSettings());
        Seeds = [File.ReadAllBytes(path), arpa.ToArray()];
    }

    public string Name => "language-model";

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; } = [.. "\\data\\\n|ngram 1=|\\1-grams:\n|\\end\\\n|-99|1e999|NaN|<unk>|<s>|</s>|<0x09>|\t|9999999999".Split('|').Select(Encoding.UTF8.GetBytes), [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        Digest digest = new();
        Digest kinds = new();
        try
        {
            NgramModel model = NgramModel.Read(new MemoryStream(input.ToArray()), "model");
            TextBits bits = new NgramScorer(model).Score("ab花 a😀\nba");
            digest.Add(BitConverter.DoubleToInt64Bits(bits.Bits));
            kinds.Add(model.Order);
            kinds.AddRoughly(bits.Outside);
        }
        catch (TsumugiException refused) when (refused.Code.StartsWith("TSU531", StringComparison.Ordinal))
        {
            digest.Add(refused.Message);
            kinds.Add(refused.Code);
            kinds.AddRoughly(refused.Saying.English.Length);
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }
}
