using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Formats;

/// <summary>A Llama in a GGUF file, as llama.cpp names and turns its matrices.</summary>
/// <remarks>
/// llama.cpp turns neighbouring values of a head instead of halves, so rows of queries and keys change places: row j of a head is the
/// former row (j mod 2) · width/2 + j/2. The tokenizer's values come from the caller.
/// </remarks>
public static class LlamaGguf
{
    /// <summary>Writes a model.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">A name for people.</param>
    /// <param name="tokenizer">The values `tokenizer.ggml.*` and, if there is one, `tokenizer.chat_template`.</param>
    /// <param name="type">Single or half precision; norms are always single.</param>
    public static void Write(Stream to, LlamaModel model, string name, IReadOnlyList<GgufEntry> tokenizer, TensorType type)
    {
        LlamaShape shape = model.Shape;
        List<GgufEntry> entries =
        [
            new("general.architecture", "llama"),
            new("general.name", name),
            new("general.file_type", type == TensorType.Float16 ? 1u : 0u),
            new("llama.context_length", (uint)shape.ContextLength),
            new("llama.embedding_length", (uint)shape.Width),
            new("llama.block_count", (uint)shape.Layers),
            new("llama.feed_forward_length", (uint)shape.HiddenWidth),
            new("llama.attention.head_count", (uint)shape.Heads),
            new("llama.attention.head_count_kv", (uint)shape.KeyValueHeads),
            new("llama.attention.key_length", (uint)shape.HeadWidth),
            new("llama.attention.value_length", (uint)shape.HeadWidth),
            new("llama.attention.layer_norm_rms_epsilon", shape.NormEpsilon),
            new("llama.rope.dimension_count", (uint)shape.HeadWidth),
            new("llama.rope.freq_base", (float)shape.RotaryBase),
            new("llama.vocab_size", (uint)shape.VocabularySize),
            .. tokenizer,
        ];
        GgufWriter.Write(to, entries, [.. model.Layout.All.Select(slice => Tensor(model, slice, type))]);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="TsumugiException">TSU5211: the file is broken. TSU5212: it holds something else.</exception>
    public static LlamaModel Read(string path)
    {
        using GgufFile file = GgufFile.Open(path);
        if (file.Entries.GetValueOrDefault("general.architecture") is not "llama")
        {
            ModelFiles.OtherModel(path, $"its architecture is `{file.Entries.GetValueOrDefault("general.architecture")}`", $"アーキテクチャが `{file.Entries.GetValueOrDefault("general.architecture")}` です");
        }

        if (file.Entries.TryGetValue("llama.rope.scaling.type", out object? scaling) && scaling is not "none")
        {
            ModelFiles.OtherModel(path, "its rotary embedding is scaled", "回転位置埋め込みにスケーリングが使われています");
        }

        LlamaModel model = new(ShapeOf(file));
        foreach (ParameterSlice slice in model.Layout.All)
        {
            string name = NameOf(slice.Name);
            if (!file.Tensors.TryGetValue(name, out StoredTensor? tensor) || !Fits(tensor, slice))
            {
                ModelFiles.OtherModel(path, $"`{name}` is missing or has another shape", $"`{name}` がないか、形が違います");
                continue;
            }

            file.Read(tensor, slice.Of(model.Values));
            Turn(model.Shape, slice, slice.Of(model.Values), back: true);
        }

        return model;
    }

    /// <summary>Gets the token that llama.cpp puts before each text; null for none. A file that does not say gets one, as there.</summary>
    /// <exception cref="TsumugiException">TSU5211: the file is broken.</exception>
    public static int? BeginOf(string path)
    {
        using GgufFile file = GgufFile.Open(path);
        bool adds = file.Entries.GetValueOrDefault("tokenizer.ggml.add_bos_token") is not false;
        return adds && file.Entries.GetValueOrDefault("tokenizer.ggml.bos_token_id") is uint token and <= int.MaxValue ? (int)token : null;
    }

    private static bool Fits(StoredTensor tensor, ParameterSlice slice) =>
        slice.IsVector ? tensor.Shape is [long length] && length == slice.Columns : tensor.Shape is [long rows, long columns] && rows == slice.Rows && columns == slice.Columns;

    private static LlamaShape ShapeOf(GgufFile file)
    {
        int Number(string key) => file.Entries.GetValueOrDefault("llama." + key) switch
        {
            uint value and <= int.MaxValue => (int)value,
            int value => value,
            ulong value and <= int.MaxValue => (int)value,
            _ => 0,
        };
        float Real(string key, float absent) => file.Entries.GetValueOrDefault("llama." + key) is float value ? value : absent;
        int width = Number("embedding_length"), heads = Number("attention.head_count");
        LlamaShape shape = new()
        {
            VocabularySize = file.Tensors.GetValueOrDefault("token_embd.weight") is { Shape: [long rows, _] } && rows <= int.MaxValue ? (int)rows : 0,
            Width = width,
            Layers = Number("block_count"),
            Heads = heads,
            KeyValueHeads = Number("attention.head_count_kv") is > 0 and int groups ? groups : heads,
            HeadWidth = Number("attention.key_length") is > 0 and int own ? own : heads > 0 ? width / heads : 0,
            HiddenWidth = Number("feed_forward_length"),
            ContextLength = Number("context_length"),
            RotaryBase = Real("rope.freq_base", 10_000),
            NormEpsilon = Real("attention.layer_norm_rms_epsilon", 1e-5f),
            TiedEmbeddings = !file.Tensors.ContainsKey("output.weight"),
        };
        if (shape.Problem() is { } wrong)
        {
            ModelFiles.OtherModel(file.Path, wrong.English, wrong.Japanese);
        }

        return shape;
    }

    private static NewTensor Tensor(LlamaModel model, ParameterSlice slice, TensorType type)
    {
        float[] values = slice.Of(model.Values).ToArray();
        Turn(model.Shape, slice, values, back: false);
        return new NewTensor(NameOf(slice.Name), slice.IsVector ? [slice.Columns] : [slice.Rows, slice.Columns], values, slice.IsVector ? TensorType.Float32 : type);
    }

    /// <summary>Lets rows of queries and keys change places; other matrices stay as they are.</summary>
    private static void Turn(LlamaShape shape, ParameterSlice slice, Span<float> values, bool back)
    {
        if (!slice.Name.EndsWith("q_proj.weight", StringComparison.Ordinal) && !slice.Name.EndsWith("k_proj.weight", StringComparison.Ordinal))
        {
            return;
        }

        float[] old = values.ToArray();
        for (int row = 0; row < slice.Rows; row++)
        {
            int j = row % shape.HeadWidth;
            int half = row - j + (j % 2 * (shape.HeadWidth / 2)) + (j / 2);
            (int from, int to) = back ? (row, half) : (half, row);
            old.AsSpan(from * slice.Columns, slice.Columns).CopyTo(values[(to * slice.Columns)..]);
        }
    }

    private static string NameOf(string name)
    {
        switch (name)
        {
            case "model.embed_tokens.weight":
                return "token_embd.weight";
            case "model.norm.weight":
                return "output_norm.weight";
            case "lm_head.weight":
                return "output.weight";
        }

        string[] parts = name.Split('.');
        string kind = parts[^2] switch
        {
            "input_layernorm" => "attn_norm",
            "q_proj" => "attn_q",
            "k_proj" => "attn_k",
            "v_proj" => "attn_v",
            "o_proj" => "attn_output",
            "post_attention_layernorm" => "ffn_norm",
            "gate_proj" => "ffn_gate",
            "up_proj" => "ffn_up",
            "down_proj" => "ffn_down",
            _ => throw new ArgumentException($"`{name}` is no matrix of a Llama", nameof(name)),
        };
        return $"blk.{parts[2]}.{kind}.weight";
    }
}
