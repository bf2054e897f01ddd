using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Bench.Storage;

/// <summary>A web archive of 1,701 members, 8.6 MB packed and 47.5 MB unpacked; the runtime's stream, which hides the members, is the baseline.</summary>
[MemoryDiagnoser]
public class GzipMemberReaderBench
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private byte[] _file = [];

    [GlobalSetup]
    public void Read() => _file = File.ReadAllBytes(SharedFolder.PathOf("html_raw/law-egov-shiftjis.warc.gz"));

    [Benchmark(Baseline = true)]
    public long GZipStream()
    {
        long bytes = 0;
        using GZipStream stream = new(new MemoryStream(_file), CompressionMode.Decompress);
        for (int read; (read = stream.Read(_buffer)) > 0;)
        {
            bytes += read;
        }

        return bytes;
    }

    [Benchmark]
    public long GzipMemberReader()
    {
        long bytes = 0;
        using GzipMemberReader reader = new(new MemoryStream(_file));
        while (reader.NextMember())
        {
            for (int read; (read = reader.Read(_buffer)) > 0;)
            {
                bytes += read;
            }
        }

        return bytes;
    }
}
