using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Trace;

namespace Tsumugi.Tests.Models.Trace;

public sealed class TraceIndexTests
{
    private static readonly ByteTokenizer Tokenizer = new();
    private static readonly TraceSettings All = new() { MinimumLetters = 2, MostSpans = 1000 };

    [Fact]
    public void A_planted_span_leads_to_its_document_first()
    {
        using TemporaryFolder folder = new();
        const string Planted = "祇園精舎の鐘の声には諸行無常の響きがあり娑羅双樹の花の色は盛者必衰の理をあらわす";
        string[] documents = [.. Enumerable.Range(0, 50).Select(i => $"{i}番目の文書です。今日は天気がよいので散歩に出かけます。")];
        documents[17] += "昔の本に" + Planted + "とある。";
        Write(folder, documents, 1 << 20);
        using TraceIndex index = TraceIndex.Open(folder.File("train"), Tokenizer, check: true);
        TraceSpan first = index.Trace($"答えです。{Planted}と書いてあります。今日は天気がよいので。", new TraceSettings())[0];
        Assert.Equal((Planted, 1, 17, "https://example.jp/17"), (first.Text[..Planted.Length], first.Count, first.Places[0].Document.Number, first.Places[0].Document.Url));
        Assert.EndsWith("昔の本に", first.Places[0].Before);
    }

    [Fact]
    public void Spans_end_with_the_sentence_and_hold_whole_letters()
    {
        using TemporaryFolder folder = new();
        Write(folder, ["春が来た。夏が来た。𠮷野家に行った。"], 1 << 20);
        using TraceIndex index = TraceIndex.Open(folder.File("train"), Tokenizer);
        string[] texts = [.. index.Trace("春が来た。夏が来た。𠮷野家に行く", All).OrderBy(span => span.Start).Select(span => span.Text)];
        Assert.Equal(["春が来た。", "夏が来た。", "𠮷野家に行"], texts);
    }

    [Fact]
    public void A_span_never_reaches_over_the_end_of_a_document()
    {
        using TemporaryFolder folder = new();
        Write(folder, ["山は青い", "川は広い"], 1 << 20);
        using TraceIndex index = TraceIndex.Open(folder.File("train"), Tokenizer);
        Assert.Equal(["山は青い", "川は広い"], index.Trace("山は青い川は広い", All).OrderBy(span => span.Start).Select(span => span.Text));
    }

    /// <summary>The definition: every stretch of a sentence that occurs in a document, unless a longer one around it does.</summary>
    [Theory]
    [InlineData(1 << 20)]
    [InlineData(9)] // many parts
    public void Spans_are_exactly_those_of_the_definition(int shard)
    {
        Gen<string> sentences = Gen.NonEmptyListOf(Gen.Elements('あ', 'い', '。', 'a', '\n')).Select(letters => new string([.. letters]));
        Arbitrary<(string[] Documents, string Text)> cases = Arb.From(Gen.NonEmptyListOf(sentences).Select(list => list.Take(6).ToArray()).SelectMany(_ => sentences, (documents, text) => (documents, text)));
        Prop.ForAll(cases, one =>
        {
            using TemporaryFolder folder = new();
            Write(folder, one.Documents, shard);
            using TraceIndex index = TraceIndex.Open(folder.File("train"), Tokenizer);
            IReadOnlyList<TraceSpan> spans = index.Trace(one.Text, new TraceSettings { MinimumLetters = 1, MostSpans = 10_000, DocumentsPerSpan = 100 });
            List<(int, int)> expected = Definition(one.Text, one.Documents);
            Assert.Equal(expected, spans.Select(span => (span.Start, span.End)).Order());
            Assert.All(spans, span => Assert.Equal(one.Documents.Sum(document => Count(document, span.Text)), span.Count));
            Assert.All(spans, span => Assert.Equal(one.Documents.Select((document, number) => (document, number)).Where(pair => Count(pair.document, span.Text) > 0).Select(pair => (long)pair.number), span.Places.Select(place => place.Document.Number)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void The_same_tokens_give_the_same_index_and_its_parts_do_not_matter()
    {
        using TemporaryFolder folder = new();
        string[] documents = [.. Enumerable.Range(0, 30).Select(i => $"文書{i}。{new string('あ', i % 7)}いろはにほへと")];
        Write(folder, documents, 1 << 20);
        byte[] once = File.ReadAllBytes(Path.Combine(TraceIndexBuilder.FolderOf(folder.File("train")), "suffixes-00000.bin"));
        string[] spans = Spans(folder);
        Build(folder, 1 << 20);
        Assert.Equal(once, File.ReadAllBytes(Path.Combine(TraceIndexBuilder.FolderOf(folder.File("train")), "suffixes-00000.bin")));
        Build(folder, 100);
        Assert.True(Directory.GetFiles(TraceIndexBuilder.FolderOf(folder.File("train")), "suffixes-*").Length > 5);
        Assert.Equal(spans, Spans(folder));
    }

    [Theory]
    [InlineData("trace.json")]
    [InlineData("tokens.bin")]
    [InlineData("suffixes-00000.bin")]
    public void A_part_that_is_missing_or_cut_is_said(string name)
    {
        using TemporaryFolder folder = new();
        Write(folder, ["いろはにほへと"], 1 << 20);
        string path = Path.Combine(TraceIndexBuilder.FolderOf(folder.File("train")), name);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal("TSU5401", Assert.Throws<TsumugiException>(() => TraceIndex.Open(folder.File("train"), Tokenizer)).Code);
        }

        File.Delete(path);
        Assert.Equal("TSU5401", Assert.Throws<TsumugiException>(() => TraceIndex.Open(folder.File("train"), Tokenizer)).Code);
    }

    [Fact]
    public void A_place_beyond_the_tokens_is_a_fault_and_no_crash()
    {
        using TemporaryFolder folder = new();
        Write(folder, ["いろはにほへと"], 1 << 20);
        string path = Path.Combine(TraceIndexBuilder.FolderOf(folder.File("train")), "suffixes-00000.bin");
        byte[] bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0x7F);
        File.WriteAllBytes(path, bytes);
        using TraceIndex index = TraceIndex.Open(folder.File("train"), Tokenizer);
        Assert.Equal("TSU5401", Assert.Throws<TsumugiException>(() => index.Trace("いろは", All)).Code);
    }

    [Fact]
    public void An_index_of_other_tokens_is_refused()
    {
        using TemporaryFolder folder = new();
        Write(folder, ["いろはにほへと"], 1 << 20);
        byte[] tokens = File.ReadAllBytes(folder.File("train.bin"));
        tokens[0] ^= 1;
        File.WriteAllBytes(folder.File("train.bin"), tokens);
        Assert.Equal("TSU5402", Assert.Throws<TsumugiException>(() => TraceIndex.Open(folder.File("train"), Tokenizer, check: true)).Code);
    }

    private static string[] Spans(TemporaryFolder folder)
    {
        using TraceIndex index = TraceIndex.Open(folder.File("train"), Tokenizer);
        return [.. index.Trace("文書3。ああいろはにほへと文書", All).Select(span => $"{span.Text} {span.Count} {string.Join(',', span.Places.Select(place => place.Document.Number))}")];
    }

    private static List<(int, int)> Definition(string text, string[] documents)
    {
        List<(int Start, int End)> spans = [];
        for (int start = 0; start < text.Length; start++)
        {
            int end = start;
            while (end < text.Length && documents.Any(document => document.Contains(text[start..(end + 1)], StringComparison.Ordinal)))
            {
                end++;
                if (text[end - 1] is '。' or '\n')
                {
                    break;
                }
            }

            if (end > start && (spans.Count == 0 || spans[^1].End < end))
            {
                spans.Add((start, end));
            }
        }

        return spans;
    }

    private static int Count(string document, string text)
    {
        int count = 0;
        for (int at = document.IndexOf(text, StringComparison.Ordinal); at >= 0; at = document.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static void Write(TemporaryFolder folder, string[] documents, int shard)
    {
        using (MegatronWriter tokens = new(folder.File("train"), TokenWidth.UInt16))
        using (PackedDocumentWriter list = new(PackedDocumentFile.LinesPath(folder.File("train")), PackedDocumentFile.StartsPath(folder.File("train"))))
        {
            for (int i = 0; i < documents.Length; i++)
            {
                List<int> ids = [];
                Tokenizer.Encode(documents[i], ids);
                ids.Add(256);
                tokens.Add([.. ids]);
                list.Add(new PackedDocument(i, $"{i:x32}", $"https://example.jp/{i}", "web", "CC0-1.0", $"題{i}"));
            }

            tokens.Finish();
            list.Complete();
        }

        Build(folder, shard);
    }

    private static void Build(TemporaryFolder folder, int shard)
    {
        using MegatronReader reader = MegatronReader.Open(folder.File("train"));
        TraceIndexBuilder.Build(reader, Tokenizer.VocabularySize, shard, _ => { }, CancellationToken.None);
    }
}
