using System.IO.Compression;
using System.Text;
using BenchmarkDotNet.Attributes;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Bench.Storage;

/// <summary>74 MB of Japanese text through zstd and back.</summary>
[MemoryDiagnoser]
public class ZstandardStreamBench
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private byte[] _text = [];
    private byte[] _packed = [];

    [Params(1, 3)]
    public int Quality { get; set; }

    [GlobalSetup]
    public void Read()
    {
        _text = Encoding.UTF8.GetBytes(string.Concat(StorageInput.Texts()));
        _packed = Zstandard.Compress(_text, Quality);
    }

    [Benchmark]
    public void Compress()
    {
        using ZstandardStream stream = new(Stream.Null, new ZstandardCompressionOptions { Quality = Quality });
        stream.Write(_text);
    }

    [Benchmark]
    public long Decompress()
    {
        long bytes = 0;
        using ZstandardStream stream = new(new MemoryStream(_packed), CompressionMode.Decompress);
        for (int read; (read = stream.Read(_buffer)) > 0;)
        {
            bytes += read;
        }

        return bytes;
    }
}
