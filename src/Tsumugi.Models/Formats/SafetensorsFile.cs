using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Formats;

/// <summary>A safetensors file that is open for reading; its header was checked: every tensor lies in the file, has the bytes its shape asks for, and overlaps no other.</summary>
/// <remarks>Any number of threads may read.</remarks>
public sealed class SafetensorsFile : IDisposable
{
    internal const string MetadataKey = "__metadata__";

    /// <summary>The reference implementation refuses larger headers (safetensors, src/tensor.rs, MAX_HEADER_SIZE).</summary>
    private const int MostHeaderBytes = 100_000_000;
    private const int MostDimensions = 8;

    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, StoredTensor> _tensors;

    private SafetensorsFile(string path, SafeFileHandle file, Dictionary<string, StoredTensor> tensors, Dictionary<string, string> metadata) =>
        (Path, _file, _tensors, Metadata) = (path, file, tensors, metadata);

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the tensors by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => _tensors;

    /// <summary>Gets the texts of the header.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Gets the first byte of numbers.</summary>
    internal long DataStart { get; private init; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="TsumugiException">TSU5210: it is cut or broken.</exception>
    public static SafetensorsFile Open(string path)
    {
        SafeFileHandle file = File.OpenHandle(path);
        try
        {
            long length = RandomAccess.GetLength(file);
            byte[] header = ReadHeader(file, length, path);
            Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
            Dictionary<string, string> metadata = new(StringComparer.Ordinal);
            try
            {
                using JsonDocument json = JsonDocument.Parse(header);
                ReadEntries(json.RootElement, 8 + header.Length, length, path, tensors, metadata);
            }
            catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
            {
                ModelFiles.BrokenSafetensors(path, $"its header is no JSON of the expected form ({broken.Message})", $"ヘッダが期待どおりの JSON ではありません（{broken.Message}）");
            }

            CheckOrder(tensors.Values, 8 + header.Length, length, path);
            return new SafetensorsFile(path, file, tensors, metadata) { DataStart = 8 + header.Length };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Gets the name of a type in headers.</summary>
    internal static string NameOf(TensorType type) => type switch
    {
        TensorType.Float32 => "F32",
        TensorType.Float16 => "F16",
        TensorType.BFloat16 => "BF16",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="values">As many as it has numbers.</param>
    public void Read(StoredTensor tensor, Span<float> values)
    {
        if (tensor.Type == TensorType.Other)
        {
            ModelFiles.BrokenSafetensors(Path, $"`{tensor.Name}` is neither F32 nor F16 nor BF16", $"`{tensor.Name}` の型が F32・F16・BF16 のどれでもありません");
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual((long)values.Length, tensor.Count, nameof(values));
        TensorBytes.Read(_file, tensor.Start, values, tensor.Type);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static byte[] ReadHeader(SafeFileHandle file, long length, string path)
    {
        Span<byte> eight = stackalloc byte[8];
        if (length < 8 || RandomAccess.Read(file, eight, 0) < 8)
        {
            ModelFiles.BrokenSafetensors(path, $"it has only {length} bytes", $"{length} バイトしかありません");
        }

        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(eight);
        if (size > MostHeaderBytes || size > (ulong)(length - 8) || size < 2)
        {
            ModelFiles.BrokenSafetensors(path, $"its header is said to have {size} bytes, but the file has {length}", $"ヘッダが {size} バイトとされていますが、ファイルは {length} バイトです");
        }

        byte[] header = new byte[size];
        for (int read = 0; read < header.Length;)
        {
            int more = RandomAccess.Read(file, header.AsSpan(read), 8 + read);
            if (more == 0)
            {
                ModelFiles.BrokenSafetensors(path, "it became shorter while it was read", "読んでいる間に短くなりました");
            }

            read += more;
        }

        return header;
    }

    private static void ReadEntries(JsonElement root, long dataStart, long length, string path, Dictionary<string, StoredTensor> tensors, Dictionary<string, string> metadata)
    {
        foreach (JsonProperty entry in root.EnumerateObject())
        {
            if (entry.NameEquals(MetadataKey))
            {
                foreach (JsonProperty text in entry.Value.EnumerateObject())
                {
                    metadata[text.Name] = text.Value.GetString() ?? "";
                }

                continue;
            }

            if (!tensors.TryAdd(entry.Name, ReadTensor(entry, dataStart, length, path)))
            {
                ModelFiles.BrokenSafetensors(path, $"`{entry.Name}` is there twice", $"`{entry.Name}` が二度書かれています");
            }
        }
    }

    private static StoredTensor ReadTensor(JsonProperty entry, long dataStart, long length, string path)
    {
        if (!entry.Value.TryGetProperty("dtype", out JsonElement dtype) || !entry.Value.TryGetProperty("shape", out JsonElement shapeElement) || !entry.Value.TryGetProperty("data_offsets", out JsonElement offsets))
        {
            throw new FormatException($"`{entry.Name}` lacks dtype, shape or data_offsets");
        }

        TensorType type = dtype.GetString() switch { "F32" => TensorType.Float32, "F16" => TensorType.Float16, "BF16" => TensorType.BFloat16, _ => TensorType.Other };
        if (shapeElement.GetArrayLength() > MostDimensions || offsets.GetArrayLength() != 2)
        {
            throw new FormatException($"`{entry.Name}` has too many dimensions, or not two offsets");
        }

        long[] shape = [.. shapeElement.EnumerateArray().Select(size => size.GetInt64())];
        (long begin, long end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end < begin || end > length - dataStart)
        {
            ModelFiles.BrokenSafetensors(path, $"`{entry.Name}` lies at {begin}–{end}, but there are {length - dataStart} bytes of numbers", $"`{entry.Name}` の位置は {begin}–{end} ですが、数値は {length - dataStart} バイトしかありません");
        }

        if (!TryCount(shape, out long count) || (type != TensorType.Other && count != (end - begin) / TensorBytes.Size(type)) || (type != TensorType.Other && (end - begin) % TensorBytes.Size(type) != 0))
        {
            ModelFiles.BrokenSafetensors(path, $"`{entry.Name}` has {end - begin} bytes, which its shape [{string.Join(", ", shape)}] does not make", $"`{entry.Name}` は {end - begin} バイトですが、形 [{string.Join(", ", shape)}] と合いません");
        }

        return new StoredTensor(entry.Name, type, shape, dataStart + begin, end - begin);
    }

    private static bool TryCount(long[] shape, out long count)
    {
        count = 1;
        foreach (long size in shape)
        {
            if (size < 0 || (size > 0 && count > long.MaxValue / 16 / size))
            {
                return false;
            }

            count *= size;
        }

        return true;
    }

    /// <summary>Tensors must lie back to back and reach the end, as the format's own reader demands: nothing overlaps, nothing is hidden between.</summary>
    private static void CheckOrder(IEnumerable<StoredTensor> tensors, long dataStart, long length, string path)
    {
        long at = dataStart;
        foreach (StoredTensor tensor in tensors.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.Bytes))
        {
            if (tensor.Start != at)
            {
                ModelFiles.BrokenSafetensors(path, $"`{tensor.Name}` begins at byte {tensor.Start}, expected {at}", $"`{tensor.Name}` が {tensor.Start} バイト目から始まっています。{at} バイト目でなければなりません");
            }

            at += tensor.Bytes;
        }

        if (at != length)
        {
            ModelFiles.BrokenSafetensors(path, $"its tensors end at byte {at}, but the file has {length}", $"テンソルは {at} バイト目で終わりますが、ファイルは {length} バイトです");
        }
    }
}
