using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Transformer;
using Tsumugi.Storage.Files;

namespace Tsumugi.Models.Training;

/// <summary>A run between two steps, in one safetensors file: the model under the names of Hugging Face, Adam's memory, and the state with its checksums in the header.</summary>
/// <remarks>Written under another name, flushed, then renamed: a file of this name is whole. What is read was checked first.</remarks>
public sealed class Checkpoint
{
    private const int Version = 1;
    private const string StateKey = "tsumugi.state";
    private const string StateHashKey = "tsumugi.state-sha256";
    private const string DataHashKey = "tsumugi.data-sha256";
    private const string FirstName = "tsumugi.adam.first";
    private const string SecondName = "tsumugi.adam.second";

    private Checkpoint(string path, int step, TrainingSettings settings, string data) => (Path, Step, Settings, Data) = (path, step, settings, data);

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the steps that were done.</summary>
    public int Step { get; }

    /// <summary>Gets the settings of the run.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>Gets what names the data of the run.</summary>
    public string Data { get; }

    /// <summary>Writes a checkpoint; one that is there already stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trainer">The run.</param>
    /// <param name="data">What names its data, such as a checksum.</param>
    public static void Write(string path, Trainer trainer, string data)
    {
        List<NewTensor> tensors =
        [
            .. trainer.Model.Layout.All.Select(slice => new NewTensor(slice.Name, slice.IsVector ? [slice.Columns] : [slice.Rows, slice.Columns], trainer.Model.Values.AsMemory(slice.Start, slice.Length), TensorType.Float32)),
            new NewTensor(FirstName, [trainer.Optimizer.First.Length], trainer.Optimizer.First, TensorType.Float32),
            new NewTensor(SecondName, [trainer.Optimizer.Second.Length], trainer.Optimizer.Second, TensorType.Float32),
        ];
        string state = StateOf(trainer, data);
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["format"] = "pt",
            [StateKey] = state,
            [StateHashKey] = HashOf(state),
            [DataHashKey] = HashOf(tensors),
        };
        string temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, $".{System.IO.Path.GetFileName(path)}.tmp");
        using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            SafetensorsWriter.Write(file, tensors, metadata);
        }

        _ = AtomicFile.Publish(temporary, path);
    }

    /// <summary>Opens a checkpoint and checks every byte of it.</summary>
    /// <exception cref="TsumugiException">TSU5206: it is cut, changed, or no checkpoint.</exception>
    public static Checkpoint Open(string path)
    {
        using SafetensorsFile file = OpenFile(path);
        string? state = file.Metadata.GetValueOrDefault(StateKey), stateHash = file.Metadata.GetValueOrDefault(StateHashKey), dataHash = file.Metadata.GetValueOrDefault(DataHashKey);
        if (state is null || stateHash is null || dataHash is null)
        {
            Damaged(path, "it is a safetensors file without the state of a run", "safetensors ファイルですが、学習の状態が入っていません");
        }

        if (HashOf(state) != stateHash || FileHash.Sha256(path, file.DataStart) != dataHash)
        {
            Damaged(path, "its checksum differs from its content", "チェックサムと中身が一致しません");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(state);
            JsonElement root = json.RootElement;
            if (root.GetProperty("version").GetInt32() != Version)
            {
                Damaged(path, "it was written by another version", "別の版で書かれたものです");
            }

            TrainingSettings settings = SettingsJson.Read(root.GetProperty("settings"));
            if (settings.Problem() is { } wrong)
            {
                Damaged(path, wrong.English, wrong.Japanese);
            }

            Checkpoint checkpoint = new(path, root.GetProperty("step").GetInt32(), settings, root.GetProperty("data").GetString() ?? "");
            CheckTensors(file, settings.Shape);
            return checkpoint;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            Damaged(path, $"its state cannot be read ({broken.Message})", $"状態を読めません（{broken.Message}）");
            throw;
        }
    }

    /// <summary>Reads the model.</summary>
    public LlamaModel ReadModel()
    {
        LlamaModel model = new(Settings.Shape);
        using SafetensorsFile file = OpenFile(Path);
        ReadWeights(file, model);
        return model;
    }

    /// <summary>Reads the model and Adam's memory.</summary>
    internal void Read(LlamaModel model, AdamW optimizer)
    {
        using SafetensorsFile file = OpenFile(Path);
        ReadWeights(file, model);
        file.Read(file.Tensors[FirstName], optimizer.First);
        file.Read(file.Tensors[SecondName], optimizer.Second);
    }

    private static void ReadWeights(SafetensorsFile file, LlamaModel model)
    {
        foreach (ParameterSlice slice in model.Layout.All)
        {
            file.Read(file.Tensors[slice.Name], slice.Of(model.Values));
        }
    }

    private static void CheckTensors(SafetensorsFile file, LlamaShape shape)
    {
        ParameterLayout layout = new(shape);
        IEnumerable<(string Name, long Count)> wanted = layout.All.Select(slice => (slice.Name, (long)slice.Length)).Append((FirstName, layout.Length)).Append((SecondName, layout.Length));
        foreach ((string name, long count) in wanted)
        {
            if (!file.Tensors.TryGetValue(name, out StoredTensor? tensor) || tensor.Count != count || tensor.Type != TensorType.Float32)
            {
                Damaged(file.Path, $"`{name}` is missing or has another shape", $"`{name}` がないか、形が違います");
            }
        }
    }

    private static SafetensorsFile OpenFile(string path)
    {
        try
        {
            return SafetensorsFile.Open(path);
        }
        catch (TsumugiException broken) when (broken.Code == "TSU5210")
        {
            Damaged(path, broken.Saying.English, broken.Saying.Japanese);
            throw;
        }
    }

    private static string StateOf(Trainer trainer, string data)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("step", trainer.Step);
            json.WriteNumber("tokens", trainer.Step * trainer.Settings.TokensOfStep);
            json.WriteString("data", data);
            json.WritePropertyName("settings");
            SettingsJson.Write(json, trainer.Settings);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string HashOf(List<NewTensor> tensors)
    {
        using SHA256 hash = SHA256.Create();
        using (CryptoStream stream = new(Stream.Null, hash, CryptoStreamMode.Write))
        {
            foreach (NewTensor tensor in tensors)
            {
                TensorBytes.Write(stream, tensor.Values.Span, tensor.Type);
            }
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    [DoesNotReturn]
    private static void Damaged(string path, string english, string japanese) => throw new TsumugiException(
        "TSU5206",
        ExitCode.InputMissing,
        path,
        new Phrase($"not a usable checkpoint: {english}", $"チェックポイントとして使えません: {japanese}"),
        new Phrase("delete it to go on from the checkpoint before it", "削除すると、その前のチェックポイントから再開できます"));
}
