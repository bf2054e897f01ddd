using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Tsumugi.Models.Packing;

/// <summary>Writes tokens as MosaicML's streaming reads them: a folder with `shard.00000.mds` … and `index.json`, a sample for each document.</summary>
/// <remarks>
/// <code>
/// shard    u32 samples   u32 offset[samples + 1] from the beginning of the file   configuration as JSON   samples
/// sample   u32 bytes of the column   the array: u8 axes · 4 + kind of its length   length   tokens
/// </code>
/// Sources: mosaicml/streaming, streaming/base/format/mds/writer.py and encodings.py (NDArray with a fixed type and a free shape). A new shard begins before it passes 64 MiB.
/// </remarks>
public sealed class MdsWriter : ITokenWriter
{
    private const int SizeLimit = 1 << 26;

    private readonly string _folder;
    private readonly TokenBytes _bytes;
    private readonly string _configuration;
    private readonly List<byte[]> _samples = [];
    private readonly List<(string Name, long Bytes, int Samples)> _shards = [];
    private long _size;

    /// <summary>Begins.</summary>
    /// <param name="folder">The folder; made if absent.</param>
    /// <param name="width">How tokens are written.</param>
    public MdsWriter(string folder, TokenWidth width)
    {
        (_folder, _bytes) = (folder, new TokenBytes(width));
        string type = width == TokenWidth.UInt16 ? "uint16" : "uint32";
        _configuration = $$"""{"column_encodings": ["ndarray:{{type}}"], "column_names": ["tokens"], "column_sizes": [null], "compression": null, "format": "mds", "hashes": [], "size_limit": {{SizeLimit}}, "version": 2}""";
        _ = Directory.CreateDirectory(folder);
        _size = Overhead;
    }

    private int Overhead => sizeof(uint) + sizeof(uint) + _configuration.Length;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<int> document)
    {
        byte[] sample = Sample(document);
        if (_samples.Count > 0 && _size + sizeof(uint) + sample.Length > SizeLimit)
        {
            EndShard();
        }

        _samples.Add(sample);
        _size += sizeof(uint) + sample.Length;
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (_samples.Count > 0)
        {
            EndShard();
        }

        foreach ((string name, _, _) in _shards)
        {
            UnfinishedFiles.Publish(Path.Combine(_folder, name));
        }

        StringBuilder index = new("{\"shards\": [");
        foreach ((string name, long bytes, int samples) in _shards)
        {
            index.Append(index[^1] == '[' ? "" : ", ");
            index.Append(CultureInfo.InvariantCulture, $"{_configuration[..^1]}, \"raw_data\": {{\"basename\": \"{name}\", \"bytes\": {bytes}, \"hashes\": {{}}}}, \"samples\": {samples}, \"zip_data\": null}}");
        }

        string path = Path.Combine(_folder, "index.json");
        using (FileStream file = UnfinishedFiles.Create(path))
        {
            file.Write(Encoding.UTF8.GetBytes(index.Append("], \"version\": 2}").ToString()));
        }

        UnfinishedFiles.Publish(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((string name, _, _) in _shards)
        {
            File.Delete(UnfinishedFiles.NameOf(Path.Combine(_folder, name)));
        }
    }

    private byte[] Sample(ReadOnlySpan<int> document)
    {
        // One axis; its length in the smallest type that holds it.
        (byte kind, int width) = document.Length <= byte.MaxValue ? ((byte)0, 1) : document.Length <= ushort.MaxValue ? ((byte)1, 2) : ((byte)2, 4);
        ReadOnlySpan<byte> tokens = _bytes.Of(document);
        byte[] sample = new byte[sizeof(uint) + 1 + width + tokens.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(sample, (uint)(sample.Length - sizeof(uint)));
        sample[4] = (byte)((1 << 2) | kind);
        for (int i = 0; i < width; i++)
        {
            sample[5 + i] = (byte)(document.Length >> (8 * i));
        }

        tokens.CopyTo(sample.AsSpan(5 + width));
        return sample;
    }

    private void EndShard()
    {
        string name = FormattableString.Invariant($"shard.{_shards.Count:D5}.mds");
        using FileStream file = UnfinishedFiles.Create(Path.Combine(_folder, name));
        byte[] head = new byte[sizeof(uint) * (_samples.Count + 2)];
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)_samples.Count);
        uint offset = (uint)(head.Length + _configuration.Length);
        for (int i = 0; i <= _samples.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(sizeof(uint) * (i + 1)), offset);
            offset += i < _samples.Count ? (uint)_samples[i].Length : 0;
        }

        file.Write(head);
        file.Write(Encoding.ASCII.GetBytes(_configuration));
        _samples.ForEach(sample => file.Write(sample));
        _shards.Add((name, file.Length, _samples.Count));
        _samples.Clear();
        _size = Overhead;
    }
}
