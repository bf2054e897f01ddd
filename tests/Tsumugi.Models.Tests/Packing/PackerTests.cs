using Tsumugi.Models.Packing;
using Tsumugi.Tests.Models.Trace;

namespace Tsumugi.Tests.Models.Packing;

public sealed class PackerTests : IDisposable
{
    private static readonly ByteTokenizer Tokenizer = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Workers_and_files_do_not_change_a_byte()
    {
        PackInput[] inputs = Inputs(200);
        string[] formats = ["megatron", "datatrove", "llmc", "mds"];
        PackSettings settings = new() { Formats = formats, Validation = 0.2 };
        Pack("one", settings, inputs);
        Pack("four", settings with { Workers = 4 }, inputs[..10], inputs[10..90], [], inputs[90..]);
        Pack("turned", settings, [.. inputs.Reverse()]);
        string[] files = Files("one");
        Assert.True(files.Length > 16);
        Assert.All(new[] { "four", "turned" }, other =>
        {
            Assert.Equal(files, Files(other));
            Assert.All(files, file => Assert.Equal(File.ReadAllBytes(_folder.File($"one/{file}")), File.ReadAllBytes(_folder.File($"{other}/{file}"))));
        });
        Pack("seeded", settings with { Seed = 2 }, inputs);
        Assert.NotEqual(File.ReadAllBytes(_folder.File("one/train.bin")), File.ReadAllBytes(_folder.File("seeded/train.bin")));
    }

    [Fact]
    public void Every_document_is_there_once_with_its_origin_and_the_mark_of_its_end()
    {
        PackInput[] inputs = Inputs(60);
        IReadOnlyList<PackedSplit> splits = Pack("out", new PackSettings { Validation = 0.3 }, inputs);
        Assert.Equal(60, splits.Sum(split => split.Documents));
        Assert.Equal(inputs.Sum(input => (long)input.Text.Length), splits.Sum(split => split.Letters));
        List<string> seen = [];
        foreach (PackedSplit split in splits)
        {
            using MegatronReader reader = MegatronReader.Open(_folder.File($"out/{split.Name}"));
            using PackedDocumentFile origins = PackedDocumentFile.Open(_folder.File($"out/{split.Name}"));
            Assert.Equal((split.Documents, split.Tokens), (reader.Documents, reader.Tokens));
            for (int i = 0; i < reader.Documents; i++)
            {
                int[] tokens = new int[reader.End(i) - reader.Start(i)];
                reader.Read(reader.Start(i), tokens);
                Assert.Equal(256, tokens[^1]);
                string text = System.Text.Encoding.UTF8.GetString([.. tokens[..^1].Select(token => (byte)token)]);
                PackInput input = inputs.Single(input => input.Text == text);
                Assert.Equal(input.Origin with { Number = i }, origins.Read(i));
                seen.Add(text);
            }
        }

        Assert.Equal(60, seen.Distinct().Count());
    }

    [Fact]
    public void Duplicates_stay_on_one_side()
    {
        // A hundred clusters of five documents with other texts, and a hundred texts that stand twice without a cluster.
        PackInput[] clustered = [.. Enumerable.Range(0, 500).Select(i => Input($"c{i}", $"{i}番目の文書", $"cluster-{i / 5}"))];
        PackInput[] twice = [.. Enumerable.Range(0, 200).Select(i => Input($"t{i}", i % 2 == 0 ? $"{i / 2} 同じ文" : $"{i / 2}　同じ\n文", ""))];
        Pack("out", new PackSettings { Validation = 0.5 }, clustered, twice);
        Dictionary<string, string> sides = [];
        foreach (string side in Packer.Splits)
        {
            using PackedDocumentFile origins = PackedDocumentFile.Open(_folder.File($"out/{side}"));
            for (int i = 0; i < origins.Count; i++)
            {
                sides.Add(origins.Read(i).Id, side);
            }
        }

        Assert.Equal(700, sides.Count);
        Assert.All(Enumerable.Range(0, 100), cluster => Assert.Single(Enumerable.Range(0, 5).Select(i => sides[$"c{(cluster * 5) + i}"]).Distinct()));
        Assert.All(Enumerable.Range(0, 100), text => Assert.Equal(sides[$"t{2 * text}"], sides[$"t{(2 * text) + 1}"]));
        Assert.InRange(sides.Values.Count(side => side == "validation"), 250, 450);
    }

    [Fact]
    public void Empty_texts_are_left_out_and_no_text_at_all_gives_no_files()
    {
        Assert.Empty(Pack("out", new PackSettings(), [Input("a", "", "")], []));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("out")));
    }

    [Fact]
    public void Work_that_is_broken_off_leaves_nothing_and_can_be_done_again()
    {
        using CancellationTokenSource source = new();
        IEnumerable<PackInput> Broken()
        {
            foreach (PackInput input in Inputs(20))
            {
                yield return input;
            }

            source.Cancel();
            yield return Input("late", "遅い", "");
        }

        Assert.ThrowsAny<OperationCanceledException>(() => Packer.Pack([Broken()], Tokenizer, new PackSettings(), _folder.File("out"), _ => { }, source.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("out")));
        Assert.NotEmpty(Pack("out", new PackSettings(), Inputs(20)));
    }

    private static PackInput[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(i => Input($"{i:x32}", $"{i}番目の文書です。{new string('あ', i % 13)}", ""))];

    private static PackInput Input(string id, string text, string cluster) => new(new PackedDocument(0, id, $"https://example.jp/{id}", "web", "CC0-1.0", "題"), text, cluster);

    private IReadOnlyList<PackedSplit> Pack(string folder, PackSettings settings, params IEnumerable<PackInput>[] files) =>
        Packer.Pack(files, Tokenizer, settings, _folder.File(folder), _ => { }, CancellationToken.None);

    private string[] Files(string folder) => [.. Directory.GetFiles(_folder.File(folder), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder.File(folder), path)).Order(StringComparer.Ordinal)];
}
