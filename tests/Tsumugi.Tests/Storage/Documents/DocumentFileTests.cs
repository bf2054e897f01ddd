using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.Files;

namespace Tsumugi.Tests.Storage.Documents;

public sealed class DocumentFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_field_comes_back()
    {
        Document document = Sample(7, "本文です。\n二行目");
        string path = Write([document]);

        using DocumentFileReader reader = new(path);
        Document back = new();
        Assert.True(reader.TryRead(back));
        AssertSame(document, back);
        Assert.False(reader.TryRead(back));
        Assert.Equal(1, reader.Count);
    }

    [Fact]
    public void Any_text_comes_back_with_lone_surrogates_replaced() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        Document document = Sample(1, text);
        document.Title = text;
        using DocumentFileReader reader = new(Write([document]));
        Document back = new();
        reader.ReadAt(0, back);

        // Through UTF-8 and back is what replacing means.
        string expected = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
        return back.Text.ToString() == expected && back.Title == expected;
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 2)]
    [InlineData(5000, 3)]
    [InlineData(1 << 20, 1)]
    public void Rows_are_found_in_any_order_for_any_size_of_block(int blockBytes, int cachedBlocks)
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Repeat($"{i}番目の文書。", i)))];
        string path = Write([.. texts.Select((text, i) => Sample(i, text))], blockBytes);

        using DocumentFileReader reader = new(path, cachedBlocks);
        Document back = new();
        for (int i = 0; reader.TryRead(back); i++)
        {
            AssertSame(Sample(i, texts[i]), back);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            int row = i * 73 % texts.Length;
            reader.ReadAt(row, back);
            AssertSame(Sample(row, texts[row]), back);
        }

        reader.NextRow = 198;
        Assert.True(reader.TryRead(back));
        Assert.True(reader.TryRead(back));
        Assert.False(reader.TryRead(back));
    }

    [Fact]
    public void The_same_documents_give_the_same_bytes()
    {
        Document[] documents = [.. Enumerable.Range(0, 50).Select(i => Sample(i, new string('あ', i * 40)))];
        Assert.Equal(File.ReadAllBytes(Write(documents, 3000)), File.ReadAllBytes(Write(documents, 3000)));
    }

    [Fact]
    public void An_empty_file_has_no_rows()
    {
        using DocumentFileReader reader = new(Write([]));
        Assert.Equal(0, reader.Count);
        Assert.False(reader.TryRead(new Document()));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadAt(0, new Document()));
    }

    [Fact]
    public void A_document_larger_than_many_blocks_comes_back()
    {
        string giant = string.Concat(Enumerable.Repeat("大きな文書。", 500_000));
        using DocumentFileReader reader = new(Write([Sample(0, "小"), Sample(1, giant), Sample(2, "小")]));
        Document back = new();
        reader.ReadAt(1, back);
        Assert.Equal(giant, back.Text.ToString());
        reader.ReadAt(2, back);
        Assert.Equal("小", back.Text.ToString());
    }

    [Fact]
    public void Without_Complete_there_is_no_file()
    {
        string path = _folder.File("half.docs");
        using (DocumentFileWriter writer = new(path))
        {
            writer.Add(Sample(0, "半分"));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_full_disk_is_recognised()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        string path = _folder.File("full.docs");
        File.CreateSymbolicLink(path, "/dev/full");
        Assert.True(DiskFull.Is(Assert.Throws<IOException>(() => new DocumentFileWriter(path))));
    }

    [Fact]
    public void A_file_cut_anywhere_is_told_at_opening()
    {
        byte[] whole = File.ReadAllBytes(Write([.. Enumerable.Range(0, 30).Select(i => Sample(i, "本文"))], 400));
        for (int length = 0; length < whole.Length; length++)
        {
            string path = _folder.Write("cut.docs", whole[..length]);
            Assert.Contains("cut.docs", Assert.Throws<InvalidDataException>(() => new DocumentFileReader(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        Document[] documents = [.. Enumerable.Range(0, 6).Select(i => Sample(i, $"本文の{i}番目"))];
        byte[] whole = File.ReadAllBytes(Write(documents, 400));
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] bad = [.. whole];
            bad[at] ^= 0x04;
            string path = _folder.Write("bad.docs", bad);
            try
            {
                using DocumentFileReader reader = new(path);
                Document back = new();
                for (int i = 0; reader.TryRead(back); i++)
                {
                    AssertSame(documents[i], back); // Some bits of a frame's header mean nothing.
                }
            }
            catch (InvalidDataException error)
            {
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Random_bytes_are_no_document_file() => Property.Holds(AnyBytes.Any, bytes =>
    {
        string path = _folder.Write("random.docs", [.. "TSUDOCS\u0001"u8, .. bytes, .. bytes, .. "SCODUST\u0001"u8]);
        Assert.Throws<InvalidDataException>(() => new DocumentFileReader(path));
        return true;
    });

    [Fact]
    public void Repeated_fields_cost_no_new_strings()
    {
        using DocumentFileReader reader = new(Write([.. Enumerable.Range(0, 100).Select(i => Sample(1, "同じ"))]));
        Document back = new();
        reader.TryRead(back);
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.TryRead(back))
        {
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Document Sample(int number, string text)
    {
        Document document = new()
        {
            Id = new DocumentId(((UInt128)0xFEDC_BA98_7654_3210 << 64) + (UInt128)number),
            Source = "web",
            Path = $"raw/{number / 10}.warc.gz",
            Offset = long.MaxValue - number,
            Url = $"https://example.jp/頁/{number}",
            Title = number % 2 == 0 ? "題名" : "",
            Author = "山田",
            Date = "2026-11-22",
            Licence = "CC-BY-4.0",
            Encoding = "shift_jis",
            Language = "ja",
            LanguageConfidence = 0.25 + (number / 1000.0),
        };
        document.Text.Set(text);
        return document;
    }

    private static void AssertSame(Document expected, Document actual)
    {
        Assert.Equal(expected.Id, actual.Id);
        Assert.Equal(
            (expected.Source, expected.Path, expected.Url, expected.Title, expected.Author, expected.Date),
            (actual.Source, actual.Path, actual.Url, actual.Title, actual.Author, actual.Date));
        Assert.Equal((expected.Licence, expected.Encoding, expected.Language, expected.Offset), (actual.Licence, actual.Encoding, actual.Language, actual.Offset));
        Assert.Equal(expected.LanguageConfidence, actual.LanguageConfidence);
        Assert.Equal(expected.Text.ToString(), actual.Text.ToString());
    }

    private string Write(Document[] documents, int blockBytes = DocumentFileWriter.DefaultBlockBytes)
    {
        string path = _folder.File("test.docs");
        using DocumentFileWriter writer = new(path, blockBytes: blockBytes);
        foreach (Document document in documents)
        {
            writer.Add(document);
        }

        Assert.Equal(documents.Length, writer.Count);
        writer.Complete();
        return path;
    }
}
