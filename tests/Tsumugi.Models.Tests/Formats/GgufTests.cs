using System.Buffers.Binary;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Transformer;
using Tsumugi.Tests.Models.Matrices;

namespace Tsumugi.Tests.Models.Formats;

public sealed class GgufTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly LlamaShape Shape = new() { VocabularySize = 11, Width = 8, Layers = 2, Heads = 2, KeyValueHeads = 1, HeadWidth = 6, HiddenWidth = 10, ContextLength = 16 };

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        byte[] bytes = Written([new GgufEntry("k", 5u), new GgufEntry("t", new[] { "あ" })], [new NewTensor("w", [2, 1], new float[] { 1, 2 }, TensorType.Float16)]);
        byte[] head =
        [
            .. "GGUF"u8, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
            1, 0, 0, 0, 0, 0, 0, 0, (byte)'k', 4, 0, 0, 0, 5, 0, 0, 0,
            1, 0, 0, 0, 0, 0, 0, 0, (byte)'t', 9, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0xE3, 0x81, 0x82,
            1, 0, 0, 0, 0, 0, 0, 0, (byte)'w', 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ];
        byte[] padded = [.. head, .. new byte[((head.Length + 31) / 32 * 32) - head.Length], 0, 0x3C, 0, 0x40, .. new byte[28]];
        Assert.Equal(padded, bytes);
    }

    [Theory]
    [InlineData(TensorType.Float32, true)]
    [InlineData(TensorType.Float16, true)]
    [InlineData(TensorType.Float32, false)]
    public void A_model_comes_back_from_both_formats(TensorType type, bool tied)
    {
        LlamaModel model = LlamaModel.Fresh(Shape with { TiedEmbeddings = tied, RotaryBase = 500 }, 1);
        string gguf = _folder.File("m.gguf");
        using (FileStream file = File.Create(gguf))
        {
            LlamaGguf.Write(file, model, "test", [new GgufEntry("tokenizer.ggml.model", "llama")], type);
        }

        using (FileStream file = File.Create(_folder.File(LlamaFolder.WeightsName)))
        {
            LlamaFolder.WriteWeights(file, model, type);
        }

        _folder.Write(LlamaFolder.ConfigurationName, LlamaFolder.Configuration(model.Shape, type, 1, 2));
        foreach (LlamaModel read in new[] { LlamaGguf.Read(gguf), LlamaFolder.Read(_folder.Root) })
        {
            Assert.Equal(model.Shape, read.Shape);
            Assert.True(Numbers.Distance(model.Values, read.Values) <= (type == TensorType.Float32 ? 0 : 1e-4));
        }
    }

    [Fact]
    public void Rows_of_queries_change_places_as_llama_cpp_wants()
    {
        LlamaModel model = new(Shape);
        ParameterSlice query = model.Layout.Layers[0].Query;
        for (int row = 0; row < query.Rows; row++)
        {
            query.Of(model.Values).Slice(row * query.Columns, query.Columns).Fill(row);
        }

        string path = _folder.File("m.gguf");
        using (FileStream stream = File.Create(path))
        {
            LlamaGguf.Write(stream, model, "test", [], TensorType.Float32);
        }

        using GgufFile file = GgufFile.Open(path);
        float[] values = new float[query.Length];
        file.Read(file.Tensors["blk.0.attn_q.weight"], values);
        Assert.Equal([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11], Enumerable.Range(0, 12).Select(row => (int)values[row * 8]));
    }

    [Fact]
    public void Values_of_all_kinds_are_read()
    {
        string path = _folder.Write("m.gguf", Written(
            [new("u", 7u), new("i", -7), new("f", 0.5f), new("b", true), new("s", "紡ぎ"), new("texts", new[] { "a", "" }), new("reals", new[] { 1f, 2 }), new("numbers", new[] { -1, 3 })],
            []));
        using GgufFile file = GgufFile.Open(path);
        Assert.Equal([7u, -7, 0.5f, true, "紡ぎ"], new[] { "u", "i", "f", "b", "s" }.Select(key => file.Entries[key]));
        Assert.Equal(["a", ""], (string[])file.Entries["texts"]);
        Assert.Equal([1f, 2], (float[])file.Entries["reals"]);
        Assert.Equal([-1, 3], (int[])file.Entries["numbers"]);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        byte[] whole = Written([new("a", 1u), new("b", new[] { "x", "y" })], [new NewTensor("w", [2, 3], new float[6], TensorType.Float32), new NewTensor("v", [8], new float[8], TensorType.Float32)]);
        for (int length = 0; length < whole.Length; length++)
        {
            Refused(whole[..length]);
        }

        GgufFile.Open(_folder.Write("whole", whole)).Dispose();
    }

    [Theory]
    [InlineData(0, 0xFFUL, 1, "GGUF")]
    [InlineData(4, 0x0300_0000UL, 4, "version")]
    [InlineData(4, 1UL, 4, "version")]
    [InlineData(8, ulong.MaxValue, 8, "tensors")]
    [InlineData(16, 1UL << 62, 8, "values")]
    [InlineData(24, ulong.MaxValue, 8, "a text of")]
    [InlineData(33, 8UL, 4, "a text of")]
    [InlineData(33, 13UL, 4, "unknown type")]
    [InlineData(54, 9UL, 4, "a list of")]
    [InlineData(58, 1UL << 60, 8, "a list of")]
    [InlineData(58, ulong.MaxValue, 8, "a list of")]
    [InlineData(96, 5UL, 4, "dimensions")]
    [InlineData(100, 0UL, 8, "dimension of 0")]
    [InlineData(100, 1UL << 40, 8, "dimension of")]
    [InlineData(100, 2000UL, 8, "lies at")]
    [InlineData(112, 8UL, 8, "lies at")]
    [InlineData(112, 320UL, 8, "lies at")]
    [InlineData(112, 1UL << 63, 8, "lies at")]
    public void Lying_fields_are_told(int at, ulong value, int size, string wanted)
    {
        byte[] bytes = Written([new("a", 1u), new("b", new[] { "xyz", "12" })], [new NewTensor("w", [4], new float[4], TensorType.Float32)]);
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
        eight[..size].CopyTo(bytes.AsSpan(at));
        Assert.Contains(wanted, Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_that_overlap_and_names_that_stand_twice_are_refused()
    {
        NewTensor tensor = new("w", [16], new float[16], TensorType.Float32);
        Assert.Contains("twice", Refused(Written([], [tensor, tensor])).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Refused(Written([new("a", 1u), new("a", 1u)], [])).Message, StringComparison.Ordinal);
        byte[] bytes = Written([], [tensor, tensor with { Name = "v" }]);
        int offset = bytes.AsSpan().IndexOf("v"u8) + 1 + 4 + 8 + 4;
        Assert.Equal(64, bytes[offset]);
        bytes[offset] = 32;
        Assert.Contains("of which 64 are taken", Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_changes_never_do_more_than_be_refused()
    {
        using MemoryStream stream = new();
        LlamaGguf.Write(stream, LlamaModel.Fresh(Shape, 1), "test", [new("tokenizer.ggml.tokens", new[] { "a", "b" })], TensorType.Float32);
        byte[] whole = stream.ToArray();
        ulong seed = 5;
        for (int round = 0; round < 400; round++)
        {
            byte[] changed = [.. whole];
            for (int i = 0; i < 1 + (round % 5); i++)
            {
                seed = (seed * 6364136223846793005) + 1442695040888963407;
                changed[(int)((seed >> 33) % 1500)] = (byte)(seed >> 50);
            }

            try
            {
                _ = LlamaGguf.Read(_folder.Write("random.gguf", changed));
            }
            catch (TsumugiException refused)
            {
                Assert.Contains(refused.Code, new[] { "TSU5211", "TSU5212" });
            }
        }
    }

    [Theory]
    [InlineData("\"model_type\": \"llama\"", "\"model_type\": \"mistral\"", "model_type")]
    [InlineData("\"hidden_act\": \"silu\"", "\"hidden_act\": \"gelu\"", "hidden_act")]
    [InlineData("\"attention_bias\": false", "\"attention_bias\": true", "attention_bias")]
    [InlineData("\"mlp_bias\": false", "\"rope_scaling\": {\"type\": \"yarn\"}", "scaled")]
    [InlineData("\"hidden_size\": 8", "\"hidden_size\": 16", "another shape")]
    [InlineData("\"vocab_size\": 11", "\"vocab_size\": 2000000000", "vocabulary")]
    [InlineData("\"vocab_size\": 11", "\"vocab_size\": \"11\"", "cannot be read")]
    [InlineData("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3", "missing")]
    public void Models_of_another_kind_are_told(string old, string changed, string wanted)
    {
        LlamaModel model = LlamaModel.Fresh(Shape, 1);
        using (FileStream file = File.Create(_folder.File(LlamaFolder.WeightsName)))
        {
            LlamaFolder.WriteWeights(file, model, TensorType.Float32);
        }

        string configuration = LlamaFolder.Configuration(Shape, TensorType.Float32, -1, -1);
        Assert.Contains(old, configuration, StringComparison.Ordinal);
        _folder.Write(LlamaFolder.ConfigurationName, configuration.Replace(old, changed, StringComparison.Ordinal));
        TsumugiException refused = Assert.Throws<TsumugiException>(() => LlamaFolder.Read(_folder.Root));
        Assert.Equal("TSU5212", refused.Code);
        Assert.Contains(wanted, refused.Message, StringComparison.Ordinal);
    }

    private TsumugiException Refused(byte[] bytes)
    {
        string path = _folder.Write("broken.gguf", bytes);
        TsumugiException refused = Assert.Throws<TsumugiException>(() => GgufFile.Open(path));
        Assert.Equal("TSU5211", refused.Code);
        return refused;
    }

    private static byte[] Written(IReadOnlyList<GgufEntry> entries, IReadOnlyList<NewTensor> tensors)
    {
        using MemoryStream stream = new();
        GgufWriter.Write(stream, entries, tensors);
        return stream.ToArray();
    }
}
