using Microsoft.Win32.SafeHandles;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Formats;

/// <summary>A GGUF file that is open for reading; its head was checked: counts fit into the file, tensors lie in it and overlap nothing.</summary>
/// <remarks>Any number of threads may read.</remarks>
public sealed class GgufFile : IDisposable
{
    private const ulong MostEntries = 1 << 20;
    private const uint MostDimensions = 4;
    private const uint MostAlignment = 1 << 20;

    private readonly SafeFileHandle _file;

    private GgufFile(string path, SafeFileHandle file, Dictionary<string, object> entries, Dictionary<string, StoredTensor> tensors) => (Path, _file, Entries, Tensors) = (path, file, entries, tensors);

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the named values.</summary>
    public IReadOnlyDictionary<string, object> Entries { get; }

    /// <summary>Gets the tensors by name, dimensions slowest first.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="TsumugiException">TSU5211: it is cut or broken.</exception>
    public static GgufFile Open(string path)
    {
        Dictionary<string, object> entries = new(StringComparer.Ordinal);
        Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        using (FileStream stream = File.OpenRead(path))
        {
            GgufCursor cursor = new(stream, path);
            ReadHead(cursor, stream.Length, path, entries, tensors);
        }

        return new GgufFile(path, File.OpenHandle(path), entries, tensors);
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="values">As many as it has numbers.</param>
    public void Read(StoredTensor tensor, Span<float> values)
    {
        if (tensor.Type == TensorType.Other)
        {
            ModelFiles.BrokenGguf(Path, $"`{tensor.Name}` is neither F32 nor F16 nor BF16", $"`{tensor.Name}` の型が F32・F16・BF16 のどれでもありません");
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual((long)values.Length, tensor.Count, nameof(values));
        TensorBytes.Read(_file, tensor.Start, values, tensor.Type);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void ReadHead(GgufCursor cursor, long length, string path, Dictionary<string, object> entries, Dictionary<string, StoredTensor> tensors)
    {
        if (cursor.ReadUInt32() != GgufFormat.Magic)
        {
            ModelFiles.BrokenGguf(path, "it does not begin with `GGUF`", "`GGUF` で始まっていません");
        }

        uint version = cursor.ReadUInt32();
        if (version is not (2 or GgufFormat.Version))
        {
            ModelFiles.BrokenGguf(path, $"version {version}, expected 2 or 3 in little-endian order", $"版が {version} です。リトルエンディアンの 2 か 3 でなければなりません");
        }

        ulong tensorCount = cursor.ReadUInt64(), entryCount = cursor.ReadUInt64();
        if (tensorCount > MostEntries || entryCount > MostEntries)
        {
            ModelFiles.BrokenGguf(path, $"{tensorCount} tensors and {entryCount} values are said to be in it", $"テンソル {tensorCount} 個、値 {entryCount} 個とされています");
        }

        for (ulong i = 0; i < entryCount; i++)
        {
            string key = cursor.ReadText();
            if (!entries.TryAdd(key, cursor.ReadValue(cursor.ReadUInt32())))
            {
                ModelFiles.BrokenGguf(path, $"`{key}` is there twice", $"`{key}` が二度書かれています");
            }
        }

        List<StoredTensor> found = [];
        for (ulong i = 0; i < tensorCount; i++)
        {
            found.Add(ReadTensor(cursor, path));
        }

        Place(found, cursor.Position, AlignmentOf(entries, path), length, path, tensors);
    }

    private static StoredTensor ReadTensor(GgufCursor cursor, string path)
    {
        string name = cursor.ReadText();
        uint dimensions = cursor.ReadUInt32();
        if (dimensions > MostDimensions)
        {
            ModelFiles.BrokenGguf(path, $"`{name}` has {dimensions} dimensions", $"`{name}` が {dimensions} 次元です");
        }

        long[] shape = new long[dimensions];
        long count = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            ulong size = cursor.ReadUInt64();
            if (size is 0 or > int.MaxValue || count > long.MaxValue / 16 / (long)size)
            {
                ModelFiles.BrokenGguf(path, $"`{name}` has a dimension of {size}", $"`{name}` に大きさ {size} の次元があります");
            }

            shape[i] = (long)size;
            count *= (long)size;
        }

        TensorType type = GgufFormat.TypeOf(cursor.ReadUInt32());
        ulong offset = cursor.ReadUInt64();
        if (offset > long.MaxValue / 2)
        {
            ModelFiles.BrokenGguf(path, $"`{name}` lies at {offset}", $"`{name}` の位置が {offset} です");
        }

        return new StoredTensor(name, type, shape, (long)offset, type == TensorType.Other ? 0 : count * TensorBytes.Size(type));
    }

    private static uint AlignmentOf(Dictionary<string, object> entries, string path)
    {
        if (!entries.TryGetValue(GgufFormat.AlignmentKey, out object? value))
        {
            return GgufFormat.Alignment;
        }

        if (value is not uint alignment || alignment is < 8 or > MostAlignment || !uint.IsPow2(alignment))
        {
            ModelFiles.BrokenGguf(path, $"an alignment of {value}", $"アラインメントが {value} です");
            return 0;
        }

        return alignment;
    }

    private static void Place(List<StoredTensor> found, long headEnd, uint alignment, long length, string path, Dictionary<string, StoredTensor> tensors)
    {
        long dataStart = (headEnd + alignment - 1) / alignment * alignment;
        long at = 0;
        foreach (StoredTensor tensor in found.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.Bytes))
        {
            if (tensor.Start % alignment != 0 || tensor.Start < at || tensor.Bytes > length - dataStart - tensor.Start || tensor.Start > length - dataStart)
            {
                ModelFiles.BrokenGguf(
                    path,
                    $"`{tensor.Name}` lies at {tensor.Start} with {tensor.Bytes} bytes; there are {Math.Max(0, length - dataStart)} bytes, of which {at} are taken",
                    $"`{tensor.Name}` の位置は {tensor.Start}、長さは {tensor.Bytes} バイトですが、全体は {Math.Max(0, length - dataStart)} バイトで、{at} バイトまで使われています");
            }

            at = tensor.Start + tensor.Bytes;
            if (!tensors.TryAdd(tensor.Name, tensor with { Start = dataStart + tensor.Start }))
            {
                ModelFiles.BrokenGguf(path, $"`{tensor.Name}` is there twice", $"`{tensor.Name}` が二度書かれています");
            }
        }
    }
}
