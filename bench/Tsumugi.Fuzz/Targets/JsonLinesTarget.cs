using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Fuzz.Targets;

/// <summary>JSON Lines, whole and in two slices that must give what the whole gives.</summary>
internal sealed class JsonLinesTarget : IFuzzTarget
{
    private readonly JsonLinesReader _reader = new(RecordCheck.SmallLimits);
    private readonly string _path = TargetFile.Name(".jsonl");

    public string Name => "jsonl";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. new[] { "{\"text\":\"日本語\\u3042\\n\",\"url\":\"http://a.jp/\",\"id\":7}\r\n\n{\"id\":1}\nbroken\n{\"text\":null}\n", "\uFEFF{\"a\":{\"text\":[1,2,{}]},\"text\":\"\\ud83d\\ude00\",\"title\":true,\"license\":\"CC0\"}" }.Select(Encoding.UTF8.GetBytes),
    ];

    public IReadOnlyList<byte[]> Words { get; } = [.. "{|}|[|]|:|,|\"|\\|\\u|\\ud800|\\n|\n|\r\n|\"text\":|\"text\":\"|null|true|1e999|-0|\uFEFF|\0|日|\"id\":".Split('|').Select(Encoding.UTF8.GetBytes), [0xFF], [0xED, 0xA0, 0x80], [0x1F, 0x8B, 0x08]];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        TargetFile.Write(_path, input);
        Digest digest = new();
        Digest kinds = new();

        // A file that begins like gzip or zstd is unpacked.
        long most = (input.Length + 1) * 1040L;
        int whole = RecordCheck.Read(_reader, new SourceFile(_path, "x", "jsonl"), most, offsetsGrow: true, ref digest, ref kinds);
        int parts = 0;
        if (_reader.CanSplit(_path))
        {
            long cut = input.Length / 3;
            parts += RecordCheck.Read(_reader, new SourceFile(_path, "x", "jsonl", 0, cut), most, offsetsGrow: true, ref digest, ref kinds);
            parts += RecordCheck.Read(_reader, new SourceFile(_path, "x", "jsonl", cut), most, offsetsGrow: true, ref digest, ref kinds);
            FindingException.Unless(parts == whole, $"{whole} records, {parts} in slices");
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }
}
