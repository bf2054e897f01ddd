using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;
using Tsumugi.Models.Trace;

namespace Tsumugi.Fuzz.Targets;

/// <summary>One of the files of packed tokens with their trace index, the others being sound: refused with a code, or read and asked.</summary>
/// <remarks>An order of suffixes that lies may give wrong spans; it may not break the reader.</remarks>
internal sealed class PackedTokensTarget : IFuzzTarget
{
    private readonly string _path;
    private readonly string _prefix;
    private readonly Tokenizer _tokenizer;

    /// <summary>Makes a target.</summary>
    /// <param name="file">The file that is attacked, by the end of its path.</param>
    public PackedTokensTarget(string file)
    {
        Name = "packed" + file.Replace('/', '-').Replace('.', '-');
        _prefix = Path.Combine(TargetFile.Folder("packed"), "train");
        string[] texts = ["赤い花が咲く。", "青い花も咲く。\n", "赤い花が散る。"];
        PreTokenCounts counts = new();
        Array.ForEach(texts, text => counts.Add(text));
        _tokenizer = new Tokenizer(BytePairTrainer.Train(counts, new BytePairSettings { VocabularySize = 280 }, (_, _) => { }, CancellationToken.None));
        using (MegatronWriter tokens = new(_prefix, TokenWidth.UInt16))
        using (PackedDocumentWriter documents = new(PackedDocumentFile.LinesPath(_prefix), PackedDocumentFile.StartsPath(_prefix)))
        {
            for (int i = 0; i < texts.Length; i++)
            {
                List<int> ids = [];
                _tokenizer.Encode(texts[i], ids);
                tokens.Add([.. ids, _tokenizer.EosId]);
                documents.Add(new PackedDocument(i, $"d{i}", $"https://example.jp/{i}", "pages", "", ""));
            }

            tokens.Finish();
            documents.Complete();
        }

        using (MegatronReader reader = MegatronReader.Open(_prefix))
        {
            TraceIndexBuilder.Build(reader, _tokenizer.VocabularySize, 1 << 20, _ => { }, CancellationToken.None);
        }

        _path = _prefix + file;
        Seeds = [File.ReadAllBytes(_path)];
    }

    public string Name { get; }

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; } = ["MMIDIDX\0\0"u8.ToArray(), "\"url\":"u8.ToArray(), "null"u8.ToArray(), "{}\n"u8.ToArray(), [0, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [8], [4]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        TargetFile.Write(_path, input);
        Digest digest = new();
        Digest kinds = new();
        MemoryCheck memory = MemoryCheck.Begin(input.Length);
        try
        {
            using TraceIndex index = TraceIndex.Open(_prefix, _tokenizer);
            foreach (TraceSpan span in index.Trace("赤い花が咲く。青い花も散る。", new TraceSettings { MinimumLetters = 2 }))
            {
                digest.Add(span.Text);
                digest.Add(span.Count);
                foreach (TracePlace place in span.Places)
                {
                    digest.Add(place.Document.Url);
                    digest.Add(place.Before);
                    digest.Add(place.After);
                }

                kinds.AddRoughly(span.Places.Count);
                kinds.Add(span.Text);
            }
        }
        catch (TsumugiException refused) when (refused.Code.StartsWith("TSU520", StringComparison.Ordinal) || refused.Code.StartsWith("TSU54", StringComparison.Ordinal))
        {
            digest.Add(refused.Message);
            kinds.Add(string.Concat(refused.Saying.English.Where(letter => !char.IsAsciiDigit(letter)).Take(60)));
        }

        memory.End();
        return new FuzzResult(digest.Value, kinds.Value);
    }
}
