using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Tests.Storage.Compression;

public sealed class GzipMemberReaderTests
{
    [Fact]
    public void Members_come_one_by_one_with_their_places() => Property.Holds(AnyBytes.Any, bytes =>
    {
        byte[][] members = [Gzip(bytes), Gzip([]), Gzip(bytes)];
        IReadOnlyList<Member> read = ReadAll([.. members[0], .. members[1], .. members[2]]);

        return read.Count == 3
            && read.All(member => member.State == MemberState.Complete)
            && read.Select(member => member.Offset).SequenceEqual([0L, members[0].Length, members[0].Length + members[1].Length])
            && read[0].Content.AsSpan().SequenceEqual(bytes) && read[1].Content.Length == 0 && read[2].Content.AsSpan().SequenceEqual(bytes);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Small_reads_of_small_pieces_change_nothing(int step)
    {
        byte[] bytes = AnyBytes.Repeating(70_000);
        byte[] file = [.. Gzip(bytes), .. Gzip(bytes)];
        Assert.All(ReadAll(file, step: step), member => Assert.Equal(bytes, member.Content));
        using GzipMemberReader trickle = new(new TrickleStream(file, step));
        Assert.True(trickle.NextMember());
        Assert.True(trickle.NextMember());
        Assert.Equal(Gzip(bytes).Length, trickle.MemberOffset);
        Assert.False(trickle.NextMember());
    }

    [Fact]
    public void Members_may_be_skipped_unread()
    {
        byte[] one = Gzip(AnyBytes.Repeating(300_000));
        using GzipMemberReader reader = new(new MemoryStream([.. one, .. one, .. one]));
        Assert.True(reader.NextMember());
        Assert.True(reader.NextMember());
        Assert.Equal(one.Length, reader.MemberOffset);
        Assert.True(reader.NextMember());
        Assert.False(reader.NextMember());
        Assert.Equal(one.Length * 3, reader.PositionBytes);
    }

    [Fact]
    public void Slices_at_any_byte_give_each_member_exactly_once()
    {
        byte[] file = [.. Enumerable.Range(0, 12).SelectMany(i => Gzip(AnyBytes.Noise(40 + (i * 17), i)))];
        long[] whole = [.. ReadAll(file).Select(member => member.Offset)];
        for (int cut = 0; cut <= file.Length; cut++)
        {
            IEnumerable<long> sliced = ReadAll(file, 0, cut).Concat(ReadAll(file, cut)).Select(member => member.Offset);
            Assert.Equal(whole, sliced);
        }
    }

    [Fact]
    public void A_magic_inside_compressed_data_is_no_member()
    {
        // A stored block shows its content as it is: here a whole header without a member behind it.
        byte[] content = [.. AnyBytes.Noise(500, 1), 0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, .. AnyBytes.Noise(500, 2)];
        byte[] file = [.. Gzip(content, CompressionLevel.NoCompression), .. Gzip([1])];
        Member only = Assert.Single(ReadAll(file, 100));
        Assert.Equal(MemberState.Complete, only.State);
        Assert.Equal([1], only.Content);
    }

    [Fact]
    public void A_gzip_file_inside_a_member_is_told_apart_by_how_members_begin()
    {
        byte[] page = [.. "WARC/1.0 …"u8, .. AnyBytes.Noise(300, 1), .. Gzip("<html>"u8.ToArray()), .. AnyBytes.Noise(300, 2)];
        byte[] one = Gzip(page, CompressionLevel.NoCompression);
        byte[] file = [.. one, .. one];

        // Without a hint it is a known miss.
        Assert.NotEqual(one.Length, ReadAll(file, 100)[0].Offset);
        for (int cut = 1; cut <= one.Length; cut++)
        {
            Member only = Assert.Single(ReadAll(file, cut, contentStart: "WARC/"));
            Assert.Equal((one.Length, MemberState.Complete), (only.Offset, only.State));
        }
    }

    [Fact]
    public void A_cut_in_the_last_member_is_told()
    {
        byte[] one = Gzip(AnyBytes.Repeating(2000));
        for (int length = one.Length + 1; length < one.Length * 2; length++)
        {
            byte[] file = [.. one, .. one];
            IReadOnlyList<Member> members = ReadAll(file[..length]);
            Assert.Equal([MemberState.Complete, MemberState.Truncated], members.Select(member => member.State));
            Assert.Equal(one.Length, members[1].Offset);
        }
    }

    [Fact]
    public void A_member_cut_in_the_middle_of_the_file_costs_no_other_member()
    {
        byte[] one = Gzip(AnyBytes.Noise(3000, 1));
        byte[] two = Gzip(AnyBytes.Repeating(4000));
        for (int length = 3; length < one.Length; length += 13)
        {
            IReadOnlyList<Member> members = ReadAll([.. two, .. one[..length], .. two]);
            Assert.Equal([MemberState.Complete, MemberState.Corrupt, MemberState.Complete], members.Select(member => member.State));
            Assert.Equal(two.Length + length, members[2].Offset);
            Assert.Equal(members[2].Offset, members[1].Next);
        }
    }

    [Fact]
    public void A_flipped_bit_costs_one_member_only()
    {
        byte[][] members = [.. Enumerable.Range(0, 3).Select(i => Gzip(AnyBytes.Noise(400, i)))];
        for (int at = 0; at < members[1].Length; at++)
        {
            byte[] bad = [.. members[1]];
            bad[at] ^= 0x10;
            IReadOnlyList<Member> read = ReadAll([.. members[0], .. bad, .. members[2]]);
            Assert.Equal([MemberState.Complete, MemberState.Complete], read.Where((_, i) => i != 1).Select(member => member.State));
            Assert.Equal(members[0].Length + members[1].Length, read[2].Offset);

            // Some bits mean nothing (the time in the header, padding before a stored block); the others are noticed.
            Assert.True(read[1].State == MemberState.Corrupt || read[1].Content.AsSpan().SequenceEqual(AnyBytes.Noise(400, 1)), $"byte {at}");
        }
    }

    [Fact]
    public void Garbage_between_members_is_one_fault()
    {
        byte[] one = Gzip([1, 2, 3]);
        byte[] garbage = "<html>not gzip at all</html>"u8.ToArray();
        IReadOnlyList<Member> members = ReadAll([.. one, .. garbage, .. one]);
        Assert.Equal([MemberState.Complete, MemberState.Corrupt, MemberState.Complete], members.Select(member => member.State));
        Assert.Equal(garbage.Length, members[1].Next - members[1].Offset);
        Assert.Empty(members[1].Content);
    }

    [Fact]
    public void Zeros_behind_a_member_are_padding()
    {
        byte[] one = Gzip([1]);
        Assert.Equal([0L, one.Length + 512], ReadAll([.. one, .. new byte[512], .. one, .. new byte[512]]).Select(member => member.Offset));
    }

    [Theory]
    [InlineData(new byte[0], 0)]
    [InlineData(new byte[] { 0x1F }, 1)]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08 }, 1)]
    [InlineData(new byte[] { 0, 0, 0 }, 1)]
    [InlineData(new byte[] { 65 }, 1)]
    public void Tiny_files_are_told_as_they_are(byte[] file, int faults)
    {
        IReadOnlyList<Member> members = ReadAll(file);
        Assert.Equal(faults, members.Count);
        Assert.DoesNotContain(members, member => member.State is MemberState.Complete or MemberState.Reading);
    }

    [Fact]
    public void Random_bytes_end_and_cover_the_whole_file() => Property.Holds(AnyBytes.Any, bytes =>
    {
        byte[] file = [0x1F, 0x8B, 0x08, 0, .. bytes];
        IReadOnlyList<Member> members = ReadAll(file);
        return members.Count > 0 && members[^1].Next == file.Length && members.Zip(members.Skip(1)).All(pair => pair.First.Next <= pair.Second.Offset);
    });

    [Fact]
    public void A_million_false_beginnings_take_linear_time()
    {
        // Every three bytes a magic, none a member; finishing within the test run is the point.
        byte[] file = new byte[3 << 20];
        for (int i = 0; i < file.Length; i += 3)
        {
            file[i] = 0x1F;
            file[i + 1] = 0x8B;
            file[i + 2] = 0x08;
        }

        IReadOnlyList<Member> members = ReadAll(file);
        Assert.InRange(members.Count, 1, 10);
        Assert.Equal(file.Length, members[^1].Next);
    }

    [Fact]
    public void A_huge_member_streams()
    {
        using MemoryStream packed = new();
        using (GZipStream writer = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] block = AnyBytes.Repeating(1 << 20);
            for (int i = 0; i < 64; i++)
            {
                writer.Write(block);
            }
        }

        packed.Position = 0;
        using GzipMemberReader reader = new(packed);
        byte[] buffer = new byte[1 << 16];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(reader.NextMember());
        while (reader.Read(buffer) > 0)
        {
        }

        Assert.Equal(64L << 20, reader.MemberBytes);
        Assert.Equal(MemberState.Complete, reader.State);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000); // The first call binds the library.
    }

    [Fact]
    public void As_one_stream_members_join_and_damage_is_an_error()
    {
        byte[] one = Gzip("あ"u8.ToArray());
        using StreamReader good = new(new GzipReadStream(new MemoryStream([.. one, .. one])));
        Assert.Equal("ああ", good.ReadToEnd());
        using StreamReader cut = new(new GzipReadStream(new MemoryStream([.. one, .. one[..^1]])));
        Assert.Contains($"begins at byte {one.Length}", Assert.Throws<InvalidDataException>(() => cut.ReadToEnd()).Message, StringComparison.Ordinal);
        using StreamReader tail = new(new GzipReadStream(new MemoryStream([.. one, 65])));
        Assert.Throws<InvalidDataException>(() => tail.ReadToEnd());
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void Every_record_of_a_real_archive_lies_where_its_sidecar_says()
    {
        HashSet<long> offsets = [];
        using (GzipMemberReader reader = GzipMemberReader.Open(Repository.Shared("html_raw/okumuralab.warc.gz")))
        {
            while (reader.NextMember())
            {
                offsets.Add(reader.MemberOffset);
            }
        }

        using StreamReader truth = new(new GzipReadStream(File.OpenRead(Repository.Shared("html_raw/okumuralab.truth.jsonl.gz"))));
        int records = 0;
        while (truth.ReadLine() is { } line)
        {
            using JsonDocument record = JsonDocument.Parse(line);
            Assert.Contains(record.RootElement.GetProperty("offset").GetInt64(), offsets);
            records++;
        }

        Assert.Equal(781, records);
        Assert.Equal(records + 1, offsets.Count); // One more: the file's own warcinfo.
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void A_real_archive_cut_into_slices_gives_each_member_once()
    {
        string path = Repository.Shared("html_raw/okumuralab.warc.gz");
        long length = new FileInfo(path).Length;
        List<long> whole = Offsets(path, 0, long.MaxValue);
        foreach (int slices in new[] { 2, 7, 64 })
        {
            IEnumerable<long> sliced = Enumerable.Range(0, slices).SelectMany(i => Offsets(path, length * i / slices, length * (i + 1) / slices));
            Assert.Equal(whole, sliced);
        }

        static List<long> Offsets(string path, long start, long end)
        {
            using GzipMemberReader reader = GzipMemberReader.Open(path, start, end, "WARC/"u8.ToArray());
            List<long> offsets = [];
            while (reader.NextMember())
            {
                offsets.Add(reader.MemberOffset);
            }

            return offsets;
        }
    }

    private static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using MemoryStream packed = new();
        using (GZipStream writer = new(packed, level, leaveOpen: true))
        {
            writer.Write(bytes);
            writer.Flush();
        }

        // .NET writes nothing at all for nothing.
        return packed.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static List<Member> ReadAll(byte[] file, long start = 0, long end = long.MaxValue, int step = 1 << 16, string contentStart = "")
    {
        MemoryStream stream = new(file) { Position = start };
        using GzipMemberReader reader = new(stream, start, end, contentStart: System.Text.Encoding.ASCII.GetBytes(contentStart));
        List<Member> members = [];
        byte[] buffer = new byte[step];
        while (reader.NextMember())
        {
            using MemoryStream content = new();
            for (int read; (read = reader.Read(buffer)) > 0;)
            {
                content.Write(buffer, 0, read);
            }

            members.Add(new Member(reader.MemberOffset, reader.PositionBytes, reader.State, content.ToArray()));
        }

        return members;
    }

    private sealed record Member(long Offset, long Next, MemberState State, byte[] Content);

    /// <summary>A slow network: few bytes at a time.</summary>
    private sealed class TrickleStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
    }
}
