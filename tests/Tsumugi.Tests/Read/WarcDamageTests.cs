using FsCheck.Fluent;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Archives;

namespace Tsumugi.Tests.Read;

/// <summary>Archives that are cut, wrong or hostile.</summary>
public sealed class WarcDamageTests
{
    private static readonly WarcReader Reader = new(new ReadLimits { RecordBytes = 1 << 20, BodyBytes = 1 << 20 });

    [Fact]
    public void A_wrong_length_gives_exactly_one_result_and_spoils_no_other()
    {
        int length = WarcBuilder.Page("<html>ページ0</html>").Length;
        foreach (long wrongBy in (long[])[-length, -length + 1, -40, -10, -3, -2, -1, 1, 2, 3, 4, 5, 6, 10, 40, 200, 400, 700, 5000, 2_000_000, 1_000_000_000])
        {
            for (int wrong = 0; wrong < 4; wrong++)
            {
                WarcBuilder archive = new();
                for (int i = 0; i < 4; i++)
                {
                    archive.Add("response", WarcBuilder.Page($"<html>ページ{i}</html>"), $"http://a.jp/{i}", wrongBy: i == wrong ? wrongBy : 0);
                }

                foreach (byte[] bytes in (byte[][])[archive.Plain(), archive.Gzip(), WarcBuilder.Gzip([archive.Plain()]), WarcBuilder.Zstandard(archive.Plain())])
                {
                    List<Records.Copy> records = Records.Of(Reader, bytes, ".warc");
                    Assert.Equal(["http://a.jp/0", "http://a.jp/1", "http://a.jp/2", "http://a.jp/3"], records.Select(record => record.Url));
                    Assert.Equal(4, records.Select(record => record.Offset).Distinct().Count());
                    Assert.All(records.Where((_, i) => i != wrong), record => Assert.Equal(RecordKind.Page, record.Kind));
                    Assert.True(records[wrong].Kind == RecordKind.Page ? Math.Abs(wrongBy) <= 4 : records[wrong].Reason is "read/wrong-length" or "read/truncated-record", $"{wrongBy}: {records[wrong].Line}");
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("99999999999999999999999")]
    [InlineData("0x10")]
    public void A_length_that_is_no_number_is_a_bad_header(string length)
    {
        byte[] archive = new WarcBuilder()
            .AddRaw($"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n", WarcBuilder.Page())
            .Add("response", WarcBuilder.Page(), "http://a.jp/next")
            .Plain();
        List<Records.Copy> records = Records.Of(Reader, archive, ".warc");
        Assert.Equal([("read/bad-header", ""), ("", "http://a.jp/next")], records.Select(record => (record.Reason, record.Url)));
    }

    [Fact]
    public void A_header_without_end_stops_at_the_next_record()
    {
        byte[] archive = new WarcBuilder()
            .AddRaw("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n", [], end: "")
            .Add("response", WarcBuilder.Page(), "http://a.jp/next")
            .Plain();
        Assert.Equal(["read/bad-header", ""], Records.Of(Reader, archive, ".warc").Select(record => record.Reason));
    }

    [Fact]
    public void Garbage_between_records_is_a_fault_of_its_own_when_the_record_before_is_whole()
    {
        byte[] page = WarcBuilder.Http("<html>x</html>"u8.ToArray(), "Content-Type: text/html\r\nContent-Length: 14\r\n");
        byte[] archive = new WarcBuilder().Add("response", page).AddRaw("garbage\n more garbage", []).Add("response", page).Plain();
        Assert.Equal(["", "read/bad-header", ""], Records.Of(Reader, archive, ".warc").Select(record => record.Reason));
    }

    [Fact]
    public void Cut_at_any_byte_it_gives_what_was_whole_and_at_most_one_fault()
    {
        WarcBuilder archive = new WarcBuilder().Add("response", WarcBuilder.Page(), "http://a.jp/1").Add("response", WarcBuilder.Page(), "http://a.jp/2");
        foreach ((byte[] bytes, int step) in ((byte[], int)[])[(archive.Plain(), 1), (archive.Gzip(), 1), (WarcBuilder.Gzip([archive.Plain()]), 1), (WarcBuilder.Zstandard(archive.Plain()), 5), (WarcBuilder.Gzip([archive.Gzip()]), 5)])
        {
            List<Records.Copy> whole = Records.Of(Reader, bytes, ".warc");
            Assert.Equal(2, whole.Count);
            for (int cut = 0; cut < bytes.Length; cut += step)
            {
                List<Records.Copy> records = Records.Of(Reader, bytes[..cut], ".warc");
                List<Records.Copy> pages = [.. records.Where(record => record.Kind == RecordKind.Page)];
                Assert.Equal(whole.Take(pages.Count), pages);
                Assert.InRange(records.Count - pages.Count, 0, 1);
                Assert.All(records.Skip(pages.Count), record => Assert.Equal(RecordKind.Fault, record.Kind));
            }
        }
    }

    [Fact]
    public void Slices_join_to_the_whole_at_every_byte()
    {
        WarcBuilder archive = new WarcBuilder()
            .Add("response", WarcBuilder.Page(), "http://a.jp/1")
            .Add("response", WarcBuilder.Page(), "http://a.jp/wrong", wrongBy: -12)
            .AddRaw("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "no length"u8.ToArray())
            .Add("response", WarcBuilder.Page(), "http://a.jp/2");
        byte[] blocks = WarcBuilder.Gzip(archive.Plain().Chunk(300).ToArray());
        foreach ((byte[] bytes, int step) in ((byte[], int)[])[(archive.Plain(), 1), (archive.Gzip(), 1), (Damaged(archive.Gzip()), 1), (blocks, 1), (WarcBuilder.Gzip([archive.Gzip()]), 50), (WarcBuilder.Zstandard(archive.Plain()), 50)])
        {
            using TemporaryFile file = new(bytes, ".warc");
            List<Records.Copy> whole = Records.All(Reader, new SourceFile(file.Path, "x", "warc"));
            for (int cut = 0; cut <= bytes.Length; cut += step)
            {
                Assert.Equal(whole, [.. Records.All(Reader, new SourceFile(file.Path, "x", "warc", 0, cut)), .. Records.All(Reader, new SourceFile(file.Path, "x", "warc", cut))]);
            }
        }
    }

    [Fact]
    public void A_damaged_member_is_one_fault_and_the_next_is_read()
    {
        WarcBuilder archive = new();
        for (int i = 0; i < 5; i++)
        {
            archive.Add("response", WarcBuilder.Page($"<html>{new string('a', 300)}{i}</html>"), $"http://a.jp/{i}");
        }

        byte[] bytes = archive.Gzip();
        int start = WarcBuilder.Gzip(archive.Records.Take(2)).Length;
        int end = WarcBuilder.Gzip(archive.Records.Take(3)).Length;
        for (int at = start; at < end; at++)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x55;
            List<Records.Copy> records = Records.Of(Reader, damaged, ".warc.gz");
            Assert.Equal(5, records.Count);
            Assert.All(records.Where((_, i) => i != 2), record => Assert.Equal(RecordKind.Page, record.Kind));

            // A few header bytes (time, operating system) mean nothing; all others are covered by the check sum.
            Assert.True(records[2].Kind == RecordKind.Fault || at - start is >= 4 and < 10, $"{at - start}");
            Assert.Equal(start, records[2].Offset);
        }
    }

    [Fact]
    public void Random_bytes_never_throw() => Property.Holds(Arb.From(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()), bytes =>
    {
        Records.Of(Reader, bytes, ".warc");
        Records.Of(Reader, [0x1F, 0x8B, 0x08, .. bytes], ".warc.gz");
        Records.Of(Reader, [0x28, 0xB5, 0x2F, 0xFD, .. bytes], ".warc.zst");
        Records.Of(Reader, [.. "WARC/1.0\r\n"u8, .. bytes], ".warc");
        return true;
    });

    [Fact]
    public void Shuffled_pieces_of_archives_never_throw()
    {
        string[] pieces = ["WARC/1.0\r\n", "WARC-Type: response\r\n", "WARC-Type: warcinfo\r\n", "Content-Length: 30\r\n", "Content-Length: 3\r\n", "\r\n", "\n", "HTTP/1.1 200 OK\r\n", "Content-Type: text/html\r\n", "<html>", "http://a 1.2.3.4 20140102000000 text/html 9\n", "Transfer-Encoding: chunked\r\n", "5\r\n", " folded\r\n", "WARC", "\0"];
        Property.Holds(Arb.From(Gen.Elements(pieces).ListOf().Select(string.Concat)), text =>
        {
            byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text);
            using TemporaryFile file = new(bytes, ".warc");
            List<Records.Copy> whole = Records.All(Reader, new SourceFile(file.Path, "x", "warc"));
            int cut = bytes.Length / 2;
            List<Records.Copy> joined = [.. Records.All(Reader, new SourceFile(file.Path, "x", "warc", 0, cut)), .. Records.All(Reader, new SourceFile(file.Path, "x", "warc", cut))];

            // Pieces nest records inside contents, where a slice may see one more or fewer; known, see RecordBoundary.
            return whole.Count <= text.Length && joined.Count <= text.Length;
        });
    }

    [Fact]
    public void A_header_of_ten_megabytes_is_one_fault()
    {
        byte[] archive = new WarcBuilder()
            .AddRaw("WARC/1.0\r\nWARC-Type: response\r\nX: " + new string('x', 10_000_000) + "\r\nContent-Length: 3\r\n\r\n", "abc"u8.ToArray())
            .Add("response", WarcBuilder.Page(), "http://a.jp/next")
            .Plain();
        Assert.Equal(["read/bad-header", ""], Records.Of(Reader, archive, ".warc").Select(record => record.Reason));
        Assert.Equal(["read/bad-header", ""], Records.Of(Reader, WarcBuilder.Gzip([archive]), ".warc.gz").Select(record => record.Reason));

        // Also where it is all there is: too long is not cut off.
        byte[] alone = new WarcBuilder().AddRaw("WARC/1.0\r\nWARC-Type: response\r\nX: " + new string('x', 10_000_000) + "\r\nContent-Length: 3\r\n\r\n", "abc"u8.ToArray()).Plain();
        Records.Copy only = Assert.Single(Records.Of(Reader, WarcBuilder.Gzip([alone]), ".warc.gz"));
        Assert.Equal(("read/bad-header", "the header has no end within 262144 bytes"), (only.Reason, only.Detail));
    }

    [Fact]
    public void Records_of_nothing_are_skipped_in_one_pass_and_with_little_memory()
    {
        byte[] tiny = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n"u8.ToArray();
        byte[] all = new byte[tiny.Length * 300_000];
        for (int at = 0; at < all.Length; at += tiny.Length)
        {
            tiny.CopyTo(all, at);
        }

        foreach (byte[] bytes in (byte[][])[all, WarcBuilder.Gzip([all])])
        {
            using TemporaryFile file = new(bytes, ".warc");
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Empty(Records.All(Reader, new SourceFile(file.Path, "x", "warc"), out long skipped));
            Assert.Equal(300_000, skipped);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    [Fact]
    public void Progress_never_goes_back_though_a_lie_is_read_again()
    {
        byte[] archive = new WarcBuilder()
            .Add("response", WarcBuilder.Page(), "http://a.jp/1")
            .Add("response", WarcBuilder.Page(), "http://a.jp/lie", wrongBy: 2_000_000)
            .Add("response", WarcBuilder.Page(), "http://a.jp/2")
            .Add("response", WarcBuilder.Page(), "http://a.jp/3")
            .Plain();
        using TemporaryFile file = new(WarcBuilder.Gzip(archive.Chunk(300)), ".warc.gz");
        using Tsumugi.Contracts.Steps.IRecordReader records = Reader.Open(new SourceFile(file.Path, "x", "warc"));
        RawRecord record = new();
        List<long> positions = [0];
        while (records.TryRead(record))
        {
            positions.Add(records.PositionBytes);
        }

        Assert.Equal(5, positions.Count);
        Assert.Equal(positions.Order(), positions);
    }

    [Fact]
    public void A_giant_leaves_no_memory_behind()
    {
        using TemporaryFile file = new([], ".warc");
        using (FileStream grown = File.OpenWrite(file.Path))
        {
            grown.SetLength(100_000_000);
        }

        using PlainFeed feed = new(file.Path, 0, long.MaxValue);
        ArchiveWindow window = new(feed, residentBytes: 1 << 20);
        Assert.True(feed.NextSegment());
        window.Reset();
        Assert.True(window.Ensure(30_000_000));
        Assert.True(window.CapacityBytes >= 30_000_000);
        window.Consume(window.Available);
        Assert.True(window.Ensure(100_000));
        Assert.InRange(window.CapacityBytes, 0, 1 << 22);
    }

    [Theory]
    [InlineData(0x78, 0xBB)] // asks for a dictionary that nobody has
    [InlineData(0x78, 0x9C)]
    public void A_deflated_body_that_is_no_such_is_one_fault(byte method, byte flags)
    {
        byte[] archive = new WarcBuilder().Add("response", WarcBuilder.Http([method, flags, 1, 2, 3, 4, 5], "Content-Type: text/html\r\nContent-Encoding: deflate\r\n")).Add("response", WarcBuilder.Page()).Plain();
        Assert.Equal(["read/corrupt-body", ""], Records.Of(Reader, archive, ".warc").Select(one => one.Reason));
    }

    [Fact]
    public void A_record_beyond_the_limit_is_passed_over_and_named()
    {
        byte[] giant = WarcBuilder.Page(new string('x', 3_000_000));
        WarcBuilder archive = new WarcBuilder().Add("response", giant, "http://a.jp/giant").Add("request", new byte[2_000_000]).Add("response", WarcBuilder.Page(), "http://a.jp/next");
        foreach (byte[] bytes in (byte[][])[archive.Plain(), archive.Gzip(), WarcBuilder.Gzip([archive.Plain()]), WarcBuilder.Zstandard(archive.Plain())])
        {
            using TemporaryFile file = new(bytes, ".warc");
            List<Records.Copy> records = Records.All(Reader, new SourceFile(file.Path, "x", "warc"), out long skipped);
            Assert.Equal([("read/too-large", "http://a.jp/giant"), ("", "http://a.jp/next")], records.Select(record => (record.Reason, record.Url)));
            Assert.Equal(1, skipped);
        }
    }

    [Fact]
    public void Thousands_of_lying_headers_are_read_in_one_pass()
    {
        WarcBuilder archive = new();
        for (int i = 0; i < 5_000; i++)
        {
            archive.AddRaw("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900001\r\n\r\n", "x"u8.ToArray());
        }

        byte[] plain = archive.Plain();
        Assert.Equal(5_000, Records.Of(Reader, plain, ".warc").Count);
        Assert.Equal(5_000, Records.Of(Reader, WarcBuilder.Gzip([plain]), ".warc.gz").Count);
    }

    private static byte[] Damaged(byte[] bytes)
    {
        bytes[bytes.Length / 2] ^= 0xFF;
        return bytes;
    }
}
