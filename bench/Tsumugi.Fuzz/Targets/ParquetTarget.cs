using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Parquet files.</summary>
internal sealed class ParquetTarget : IFuzzTarget
{
    private readonly ParquetSourceReader _reader = new(RecordCheck.SmallLimits);
    private readonly string _path = TargetFile.Name(".parquet");

    public ParquetTarget() => Seeds = [Make(1), Make(100)];

    public string Name => "parquet";

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; } = [.. "PAR1|text|url|id|schema".Split('|').Select(Encoding.ASCII.GetBytes), [0], [0x15, 0x02], [0x19, 0x1C], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x28, 0xB5, 0x2F, 0xFD]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        TargetFile.Write(_path, input);
        Digest digest = new();
        Digest kinds = new();
        RecordCheck.Read(_reader, new SourceFile(_path, "x", "parquet"), 10_000_000, offsetsGrow: false, ref digest, ref kinds);
        return new FuzzResult(digest.Value, kinds.Value);
    }

    private byte[] Make(int rows)
    {
        using (ParquetWriter writer = new(_path, new ParquetSchema(new ParquetColumn("text", ParquetType.Text), new ParquetColumn("url", ParquetType.Text), new ParquetColumn("id", ParquetType.Long))))
        {
            for (int i = 0; i < rows; i++)
            {
                writer.Append(i % 7 == 3 ? null : "本文です。");
                writer.Append("http://a.jp/");
                writer.Append((long)i);
                writer.EndRow();
            }

            writer.Complete();
        }

        return File.ReadAllBytes(_path);
    }
}
