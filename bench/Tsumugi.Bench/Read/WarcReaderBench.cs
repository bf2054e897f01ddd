using BenchmarkDotNet.Attributes;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;

namespace Tsumugi.Bench.Read;

/// <summary>Times an archive from its bytes on disk to decoded bodies; the baseline only inflates the members.</summary>
[MemoryDiagnoser]
public class WarcReaderBench
{
    private readonly RawRecord _record = new();
    private readonly byte[] _buffer = new byte[64 << 10];

    [Params("law-egov-shiftjis", "libreoffice-help-ja", "okumuralab")]
    public string Archive { get; set; } = "";

    private string ArchivePath => SharedFolder.PathOf($"html_raw/{Archive}.warc.gz");

    [Benchmark(Baseline = true)]
    public long InflateAlone()
    {
        long bytes = 0;
        using global::Tsumugi.Storage.Compression.GzipMemberReader members = global::Tsumugi.Storage.Compression.GzipMemberReader.Open(ArchivePath);
        while (members.NextMember())
        {
            for (int read = 1; read > 0; bytes += read)
            {
                read = members.Read(_buffer);
            }
        }

        return bytes;
    }

    [Benchmark]
    public long ReadPages()
    {
        long bytes = 0;
        using IRecordReader records = new WarcReader().Open(new SourceFile(ArchivePath, Archive, "warc"));
        while (records.TryRead(_record))
        {
            bytes += _record.SizeBytes;
        }

        return bytes;
    }
}
