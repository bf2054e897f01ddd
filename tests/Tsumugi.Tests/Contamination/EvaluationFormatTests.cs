using System.IO.Compression;
using System.Text;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Contamination;

public sealed class EvaluationFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.jsonl", "{\"id\":7,\"question\":\"問い\",\"label\":1}\n\n{\"question\":\"次\"}", "1 7 question=問い; 2  question=次")]
    [InlineData("bom.jsonl", "\uFEFF{\"q\":\"問い\"}\r\n{\"q\":\"次\"}\r\n", "1  q=問い; 2  q=次")]
    [InlineData("a.json", "[{\"qid\":\"x\",\"question\":\"問い\"},{\"question\":\"次\"}]", "1 x question=問い; 2  question=次")]
    [InlineData("pretty.json", "{\n  \"version\": 1,\n  \"data\": [\n    {\"q\": \"問い\"},\n    {\"q\": \"次\"}\n  ]\n}", "1  q=問い; 2  q=次")]
    [InlineData("arc.jsonl", "{\"question\":{\"stem\":\"問い\",\"choices\":[{\"text\":\"甲\"},{\"text\":\"乙\"}]}}", "1  question.stem=問い|question.choices.text=甲|question.choices.text=乙")]
    [InlineData("squad.json", "{\"data\":[{\"title\":\"題\",\"paragraphs\":[{\"context\":\"文脈\",\"qas\":[{\"id\":\"a\",\"question\":\"問い\",\"answers\":[{\"text\":\"答\"}]},{\"id\":\"b\",\"question\":\"次\"}]}]}]}", "1 a question=問い|answers.text=答|context=文脈; 2 b question=次|context=文脈")]
    [InlineData("head.csv", ",sent,label\n0,掃除をした,1\n1,\"読点、と\n改行と\"\"引用\"\"\",0\n", "1  1=0|sent=掃除をした|label=1; 2  1=1|sent=読点、と\n改行と\"引用\"|label=0")]
    [InlineData("none.csv", "\uFEFFなぜ空は青いのか？, 大気,\"0,1\",A\n", "1  1=なぜ空は青いのか？|2= 大気|3=0,1|4=A")]
    [InlineData("none.tsv", "ある問い \"引用\"\t18\n", "1  1=ある問い \"引用\"|2=18")]
    [InlineData("surrogate.jsonl", "{\"q\":\"\\ud83d 半分\\u3042\"}", "1  q=\uFFFD 半分あ")]
    public void Formats_are_read_as_they_are_found(string name, string content, string items)
    {
        (string found, string faults) = Read(name, Encoding.UTF8.GetBytes(content));
        Assert.Equal((items, ""), (found, faults));
        (found, faults) = Read(name + ".gz", Gzip(Encoding.UTF8.GetBytes(content)));
        Assert.Equal((items, ""), (found, faults));
    }

    [Theory]
    [InlineData("a.jsonl", "{\"q\":\"問い\"}\n{\"q\":\"切れ", "1  q=問い", "2 read/not-json")]
    [InlineData("a.jsonl", "{\"q\":\"問い\"}\n[1,2]\n{\"q\":\"次\"}", "1  q=問い; 2  q=次", "2 read/not-json")]
    [InlineData("a.json", "[{\"q\":\"問い\"},{\"q\":\"次\"},{\"q\":\"切", "1  q=問い; 2  q=次", "3 read/not-json")]
    [InlineData("a.json", "[1,{\"q\":\"次\"}]", "2  q=次", "1 read/not-json")]
    [InlineData("a.csv", "問い,\"閉じない\n引用", "1  1=問い|2=閉じない\n引用\n", "")]
    [InlineData("a.csv", "", "", "")]
    [InlineData("a.jsonl", "", "", "")]
    [InlineData("a.jsonl", "<html><body>404</body></html>", "", "1 read/not-json")]
    [InlineData("deep.jsonl", "{\"q\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}", "", "1 read/not-json")]
    public void What_cannot_be_read_is_a_fault_and_the_rest_is_not_lost(string name, string content, string items, string faults) => Assert.Equal((items, faults), Read(name, Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Other_encodings_and_damaged_packing_are_faults()
    {
        byte[] sjis = [(byte)'{', (byte)'"', (byte)'q', (byte)'"', (byte)':', (byte)'"', 0x82, 0xA0, (byte)'"', (byte)'}', (byte)'\n'];
        Assert.Equal(("1  q=次", "1 read/not-utf8"), Read("s.jsonl", [.. sjis, .. "{\"q\":\"次\"}"u8]));
        Assert.Equal(("1  1=次|2=b", "1 read/not-utf8"), Read("s.csv", [0x82, 0xA0, (byte)',', (byte)'a', (byte)'\n', .. "次,b\n"u8]));
        Assert.Equal(("", "0 read/not-utf8"), Read("s.json", [(byte)'[', .. sjis, (byte)']']));
        byte[] packed = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"{{\"q\":\"問い{i * 7919}\"}}\n"))));
        (string items, string faults) = Read("cut.jsonl.gz", packed[..(packed.Length / 2)]);
        Assert.StartsWith("1  q=問い0; ", items, StringComparison.Ordinal);
        Assert.EndsWith("0 read/truncated-gzip", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void A_giant_line_is_read_up_to_the_limit_and_passed_over_beyond()
    {
        byte[] line = [.. "{\"q\":\""u8, .. Encoding.UTF8.GetBytes(new string('あ', 400_000)), .. "\"}\n{\"q\":\"次\"}\n"u8];
        (string items, string faults) = Read("big.jsonl", line);
        Assert.Equal((400_000 + 12, ""), (items.Length - "1  q=; 2  q=次".Length + 12, faults));
        Assert.Equal(("1  q=次", "1 read/too-large"), Read("big.jsonl", line, ReadLimits.Default with { LineBytes = 1 << 20 }));
    }

    [Theory]
    [InlineData("{\"question\":\"問い\",\"answer\":\"答\",\"meta\":{\"source\":\"出典\"}}", "question", "1  question=問い")]
    [InlineData("{\"question\":\"問い\",\"answer\":\"答\",\"meta\":{\"source\":\"出典\"}}", "meta", "1  meta.source=出典")]
    [InlineData("{\"question\":\"問い\",\"questions\":\"別\"}", "question", "1  question=問い")]
    [InlineData("{\"question\":\"問い\"}", "passage", "1  ")]
    public void Only_the_wanted_fields_are_taken(string line, string field, string items) =>
        Assert.Equal((items, ""), Read("f.jsonl", Encoding.UTF8.GetBytes(line), fields: new FieldChoice([field])));

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private (string Items, string Faults) Read(string name, byte[] content, ReadLimits? limits = null, FieldChoice? fields = null)
    {
        string path = _folder.Write(name, content);
        List<string> items = [];
        List<string> faults = [];
        EvaluationFormat.Read(
            new EvaluationFile("set", path, name, content.Length, ""),
            fields ?? FieldChoice.All,
            limits ?? ReadLimits.Default,
            item => items.Add($"{item.Number} {item.Id} {string.Join('|', item.Texts.Select(text => $"{text.Field}={text.Text}"))}"),
            fault => faults.Add($"{fault.Number} {fault.Reason}"));
        return (string.Join("; ", items), string.Join("; ", faults));
    }
}
