using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Files of models: GGUF, or the numbers of a folder of Hugging Face beside a sound `config.json`. Refused with a code, or read whole.</summary>
internal sealed class ModelFileTarget : IFuzzTarget
{
    private static readonly LlamaShape Shape = new() { VocabularySize = 5, Width = 4, Layers = 1, Heads = 2, KeyValueHeads = 1, HeadWidth = 2, HiddenWidth = 6, ContextLength = 8 };

    private static readonly string[] Pieces = ["a", "b"];

    private readonly bool _gguf;
    private readonly string _path;

    /// <summary>Makes a target.</summary>
    /// <param name="gguf">Whether it is GGUF.</param>
    public ModelFileTarget(bool gguf)
    {
        _gguf = gguf;
        if (gguf)
        {
            _path = TargetFile.Name(".gguf");
        }
        else
        {
            string folder = TargetFile.Folder("model");
            File.WriteAllText(Path.Combine(folder, LlamaFolder.ConfigurationName), LlamaFolder.Configuration(Shape, TensorType.Float32, 1, 2));
            _path = Path.Combine(folder, LlamaFolder.WeightsName);
        }

        Seeds = [Make(TensorType.Float32), Make(TensorType.Float16)];
    }

    public string Name => _gguf ? "gguf" : "safetensors";

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; } = [.. "GGUF|general.architecture|general.alignment|llama.block_count|token_embd.weight|\"data_offsets\":[0,|\"dtype\":\"F32\"|\"shape\":[|18446744073709551615|{\"__metadata__\":".Split('|').Select(Encoding.ASCII.GetBytes), [0, 0, 0, 0], [9, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 1, 0, 0, 0, 0, 0]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        TargetFile.Write(_path, input);
        Digest digest = new();
        Digest kinds = new();
        MemoryCheck memory = MemoryCheck.Begin(input.Length);
        try
        {
            LlamaModel model = _gguf ? LlamaGguf.Read(_path) : LlamaFolder.Read(Path.GetDirectoryName(_path)!);
            foreach (float value in model.Values)
            {
                digest.Add(BitConverter.SingleToInt32Bits(value));
            }

            digest.Add(_gguf ? LlamaGguf.BeginOf(_path) ?? -1 : 0);
            kinds.AddRoughly(model.Values.Length);
        }
        catch (TsumugiException refused) when (refused.Code is "TSU5210" or "TSU5211" or "TSU5212")
        {
            digest.Add(refused.Message);
            kinds.Add(string.Concat(refused.Saying.English.Where(letter => !char.IsAsciiDigit(letter)).Take(60)));
        }

        memory.End();
        return new FuzzResult(digest.Value, kinds.Value);
    }

    private byte[] Make(TensorType type)
    {
        LlamaModel model = LlamaModel.Fresh(Shape, 1);
        using (FileStream file = File.Create(_path))
        {
            if (_gguf)
            {
                LlamaGguf.Write(file, model, "seed", [new GgufEntry("tokenizer.ggml.model", "llama"), new GgufEntry("tokenizer.ggml.bos_token_id", 2u), new GgufEntry("tokenizer.ggml.tokens", Pieces)], type);
            }
            else
            {
                LlamaFolder.WriteWeights(file, model, type);
            }
        }

        return File.ReadAllBytes(_path);
    }
}
