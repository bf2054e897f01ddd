using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Formats;

/// <summary>A Llama in a folder as Hugging Face keeps it: `config.json` and `model.safetensors`.</summary>
public static class LlamaFolder
{
    /// <summary>The file that says what the model is.</summary>
    public const string ConfigurationName = "config.json";

    /// <summary>The file of numbers.</summary>
    public const string WeightsName = "model.safetensors";

    private const long MostConfigurationBytes = 1 << 22;

    /// <summary>Writes the numbers of a model.</summary>
    /// <param name="to">Where they go.</param>
    /// <param name="model">The model.</param>
    /// <param name="type">Single or half precision.</param>
    public static void WriteWeights(Stream to, LlamaModel model, TensorType type) => SafetensorsWriter.Write(
        to,
        [.. model.Layout.All.Select(slice => new NewTensor(slice.Name, slice.IsVector ? [slice.Columns] : [slice.Rows, slice.Columns], model.Values.AsMemory(slice.Start, slice.Length), type))],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });

    /// <summary>Writes what the model is, for transformers and vLLM.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="type">How the numbers lie.</param>
    /// <param name="begin">The token that begins a text; −1 for none.</param>
    /// <param name="end">The token that ends a text; −1 for none.</param>
    public static string Configuration(LlamaShape shape, TensorType type, int begin, int end)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("architectures");
            json.WriteStringValue("LlamaForCausalLM");
            json.WriteEndArray();
            json.WriteString("model_type", "llama");
            json.WriteNumber("vocab_size", shape.VocabularySize);
            json.WriteNumber("hidden_size", shape.Width);
            json.WriteNumber("intermediate_size", shape.HiddenWidth);
            json.WriteNumber("num_hidden_layers", shape.Layers);
            json.WriteNumber("num_attention_heads", shape.Heads);
            json.WriteNumber("num_key_value_heads", shape.KeyValueHeads);
            json.WriteNumber("head_dim", shape.HeadWidth);
            json.WriteNumber("max_position_embeddings", shape.ContextLength);
            json.WriteNumber("rms_norm_eps", shape.NormEpsilon);
            json.WriteNumber("rope_theta", shape.RotaryBase);
            json.WriteString("hidden_act", "silu");
            json.WriteBoolean("tie_word_embeddings", shape.TiedEmbeddings);
            json.WriteBoolean("attention_bias", false);
            json.WriteBoolean("mlp_bias", false);
            json.WriteString("torch_dtype", type switch { TensorType.Float16 => "float16", TensorType.BFloat16 => "bfloat16", _ => "float32" });
            Token(json, "bos_token_id", begin);
            Token(json, "eos_token_id", end);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="TsumugiException">TSU5210: the numbers are broken. TSU5212: it is another kind of model.</exception>
    public static LlamaModel Read(string folder)
    {
        LlamaModel model = new(ReadShape(Path.Combine(folder, ConfigurationName)));
        string weights = Path.Combine(folder, WeightsName);
        if (!File.Exists(weights) && File.Exists(weights + ".index.json"))
        {
            ModelFiles.OtherModel(folder, "its numbers lie in several files", "重みが複数のファイルに分かれています");
        }

        using SafetensorsFile file = SafetensorsFile.Open(weights);
        foreach (ParameterSlice slice in model.Layout.All)
        {
            bool fits = file.Tensors.TryGetValue(slice.Name, out StoredTensor? tensor) &&
                (slice.IsVector ? tensor.Shape is [long length] && length == slice.Columns : tensor.Shape is [long rows, long columns] && rows == slice.Rows && columns == slice.Columns);
            if (!fits)
            {
                ModelFiles.OtherModel(weights, $"`{slice.Name}` is missing or has another shape", $"`{slice.Name}` がないか、形が違います");
            }

            file.Read(tensor!, slice.Of(model.Values));
        }

        return model;
    }

    /// <summary>Gets the token that the model wants before each text: `bos_token_id`, unless `tokenizer_config.json` says that it is not added.</summary>
    public static int? BeginOf(string folder)
    {
        JsonElement? Of(string name, string key)
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path) || new FileInfo(path).Length > MostConfigurationBytes)
            {
                return null;
            }

            try
            {
                using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
                return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(key, out JsonElement value) ? value.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        bool adds = Of("tokenizer_config.json", "add_bos_token") is not { ValueKind: JsonValueKind.False };
        return adds && Of(ConfigurationName, "bos_token_id") is { ValueKind: JsonValueKind.Number } token && token.TryGetInt32(out int id) ? id : null;
    }

    private static LlamaShape ReadShape(string path)
    {
        if (new FileInfo(path).Length > MostConfigurationBytes)
        {
            ModelFiles.OtherModel(path, "it is too long for a configuration", "設定ファイルとしては大きすぎます");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            CheckKind(root, path);
            int heads = root.GetProperty("num_attention_heads").GetInt32(), width = root.GetProperty("hidden_size").GetInt32();
            LlamaShape shape = new()
            {
                VocabularySize = root.GetProperty("vocab_size").GetInt32(),
                Width = width,
                Layers = root.GetProperty("num_hidden_layers").GetInt32(),
                Heads = heads,
                KeyValueHeads = Number(root, "num_key_value_heads", heads),
                HeadWidth = Number(root, "head_dim", heads > 0 ? width / heads : 0),
                HiddenWidth = root.GetProperty("intermediate_size").GetInt32(),
                ContextLength = root.GetProperty("max_position_embeddings").GetInt32(),
                RotaryBase = Base(root),
                NormEpsilon = root.TryGetProperty("rms_norm_eps", out JsonElement epsilon) ? epsilon.GetSingle() : 1e-6f,
                TiedEmbeddings = root.TryGetProperty("tie_word_embeddings", out JsonElement tied) && tied.GetBoolean(),
            };
            if (shape.Problem() is { } wrong)
            {
                ModelFiles.OtherModel(path, wrong.English, wrong.Japanese);
            }

            return shape;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            ModelFiles.OtherModel(path, $"its configuration cannot be read ({broken.Message})", $"設定を読めません（{broken.Message}）");
            throw;
        }
    }

    private static void CheckKind(JsonElement root, string path)
    {
        string kind = root.GetProperty("model_type").GetString() ?? "";
        if (kind != "llama")
        {
            ModelFiles.OtherModel(path, $"its `model_type` is `{kind}`", $"`model_type` が `{kind}` です");
        }

        if (root.TryGetProperty("rope_scaling", out JsonElement scaling) && scaling.ValueKind != JsonValueKind.Null)
        {
            ModelFiles.OtherModel(path, "its rotary embedding is scaled", "回転位置埋め込みにスケーリングが使われています");
        }

        foreach (string bias in (string[])["attention_bias", "mlp_bias"])
        {
            if (root.TryGetProperty(bias, out JsonElement has) && has.ValueKind == JsonValueKind.True)
            {
                ModelFiles.OtherModel(path, $"`{bias}` is on", $"`{bias}` が有効です");
            }
        }

        if (root.TryGetProperty("hidden_act", out JsonElement act) && act.GetString() != "silu")
        {
            ModelFiles.OtherModel(path, $"its `hidden_act` is `{act.GetString()}`", $"`hidden_act` が `{act.GetString()}` です");
        }
    }

    /// <summary>Finds the base of the rotary embedding where transformers 4 or where 5 writes it.</summary>
    private static double Base(JsonElement root) =>
        root.TryGetProperty("rope_theta", out JsonElement theta) ? theta.GetDouble()
        : root.TryGetProperty("rope_parameters", out JsonElement parameters) && parameters.TryGetProperty("rope_theta", out theta) ? theta.GetDouble()
        : 10_000;

    private static int Number(JsonElement root, string key, int absent) => root.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : absent;

    private static void Token(Utf8JsonWriter json, string key, int token)
    {
        if (token >= 0)
        {
            json.WriteNumber(key, token);
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
