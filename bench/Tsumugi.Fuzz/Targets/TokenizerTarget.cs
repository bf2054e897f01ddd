using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Tokenizers as SentencePiece's `.model` and Hugging Face's `tokenizer.json`: refused with a code, or read and applied.</summary>
internal sealed class TokenizerTarget : IFuzzTarget
{
    private const string Text = "赤い 花 \u3000abc１２\t😀か\u3099 ▁";

    public TokenizerTarget()
    {
        PreTokenCounts counts = new();
        counts.Add("赤い花が咲く。赤い花と青い花。 red red flowers");
        Tokenizer tokenizer = new(BytePairTrainer.Train(counts, new BytePairSettings { VocabularySize = 300 }, (_, _) => { }, CancellationToken.None));
        using MemoryStream json = new();
        tokenizer.WriteJson(json);
        Seeds = [tokenizer.ToSentencePiece(), json.ToArray()];
    }

    public string Name => "tokenizer";

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; } = [.. "<0x41>|<unk>|\"merges\"|\"vocab\"|\"type\"|\"BPE\"|\"Unigram\"|null|[]|{}|\u2581".Split('|').Select(Encoding.UTF8.GetBytes), [0x0A, 0x03], [0x15, 0, 0, 0xC0, 0x7F], [0x18, 0x01], [0x18, 0x02], [0x18, 0x04], [0x12, 0x02, 0x18, 0x01], [0x1A, 0x02, 0x18, 0x00], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        Digest digest = new();
        Digest kinds = new();
        try
        {
            MemoryCheck memory = MemoryCheck.Begin(input.Length);
            Tokenizer tokenizer = Tokenizer.Read(input, "tokenizer");
            memory.End();
            List<int> ids = [];
            tokenizer.Encode(Text, ids);
            foreach (int id in ids)
            {
                FindingException.Unless(id >= 0 && id < tokenizer.VocabularySize, $"the id {id} is beyond the {tokenizer.VocabularySize} pieces");
                digest.Add(id);
                digest.Add(tokenizer.Surface(id));
            }

            kinds.Add((int)tokenizer.Model.Algorithm);
            kinds.AddRoughly(tokenizer.VocabularySize);
            kinds.AddRoughly(ids.Count);
        }
        catch (TsumugiException refused) when (refused.Code.StartsWith("TSU510", StringComparison.Ordinal))
        {
            digest.Add(refused.Message);
            kinds.Add(string.Concat(refused.Saying.English.Where(letter => !char.IsAsciiDigit(letter)).Take(40)));
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }
}
