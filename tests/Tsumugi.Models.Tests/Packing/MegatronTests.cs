using System.Buffers.Binary;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;

namespace Tsumugi.Tests.Models.Packing;

public sealed class MegatronTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The bytes that Megatron's own writer gives for these documents, put together by hand from its source.</summary>
    [Fact]
    public void The_bytes_are_those_of_Megatron()
    {
        string prefix = Write(TokenWidth.UInt16, [1, 2, 0x1234], [7]);
        Assert.Equal([1, 0, 2, 0, 0x34, 0x12, 7, 0], File.ReadAllBytes(prefix + ".bin"));
        byte[] index =
        [
            .. "MMIDIDX\0\0"u8, 1, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0,
            3, 0, 0, 0, 1, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
        ];
        Assert.Equal(index, File.ReadAllBytes(prefix + ".idx"));
    }

    [Theory]
    [InlineData(TokenWidth.UInt16)]
    [InlineData(TokenWidth.Int32)]
    public void What_was_written_is_read(TokenWidth width)
    {
        int[] large = [.. Enumerable.Range(0, 70_000).Select(i => i * 31 % 65_536)];
        string prefix = Write(width, [5], large, [1, 2, 3]);
        using MegatronReader reader = MegatronReader.Open(prefix + ".bin");
        Assert.Equal((width, 3, 70_004L), (reader.Width, reader.Documents, reader.Tokens));
        Assert.Equal((1L, 70_001L), (reader.Start(1), reader.End(1)));
        int[] all = new int[70_004];
        reader.Read(0, all);
        Assert.Equal([5, .. large, 1, 2, 3], all);
        int[] two = new int[2];
        reader.Read(70_002, two);
        Assert.Equal([2, 3], two);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(70_003, two));
    }

    [Fact]
    public void Several_sequences_of_a_document_and_modes_behind_the_marks_are_read()
    {
        string prefix = Write(TokenWidth.UInt16, [1, 2], [3], [4]);
        byte[] index = File.ReadAllBytes(prefix + ".idx");

        // Two documents instead of three: the first has the sequences 0 and 1. A mode byte for each sequence follows.
        BinaryPrimitives.WriteUInt64LittleEndian(index.AsSpan(26), 3);
        int marks = 34 + (3 * 12);
        byte[] changed = [.. index[..marks], .. new byte[8], 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        File.WriteAllBytes(prefix + ".idx", changed);
        using MegatronReader reader = MegatronReader.Open(prefix);
        Assert.Equal((2, 3L), (reader.Documents, reader.End(0)));
    }

    [Fact]
    public void Files_cut_at_any_byte_are_refused()
    {
        string prefix = Write(TokenWidth.UInt16, [1, 2], [3]);
        foreach (string file in new[] { prefix + ".idx", prefix + ".bin" })
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int length = 0; length < whole.Length; length++)
            {
                File.WriteAllBytes(file, whole[..length]);
                Refused(prefix);
            }

            File.WriteAllBytes(file, [.. whole, 0]);
            Refused(prefix);
            File.WriteAllBytes(file, whole);
        }

        MegatronReader.Open(prefix).Dispose();
    }

    [Theory]
    [InlineData(0, 1UL, "does not begin")]
    [InlineData(9, 2UL, "version 2")]
    [InlineData(17, 1UL, "type 1")]
    [InlineData(18, ulong.MaxValue, "sequences")]
    [InlineData(18, 1UL << 61, "sequences")]
    [InlineData(26, ulong.MaxValue, "marks")]
    [InlineData(26, 0UL, "marks")]
    [InlineData(34, 0xFFFF_FFFFUL, "-1 tokens")]
    [InlineData(34, 0x7FFF_FFFFUL, "sequence 1")]
    [InlineData(42, 2UL, "sequence 0")]
    [InlineData(58, 1UL, "mark 0")]
    [InlineData(66, ulong.MaxValue, "mark 1")]
    [InlineData(66, 9UL, "mark 1")]
    [InlineData(74, 1UL, "mark 2")]
    public void Lying_fields_are_told(int at, ulong value, string wanted)
    {
        string prefix = Write(TokenWidth.UInt16, [1, 2], [3]);
        byte[] index = File.ReadAllBytes(prefix + ".idx");
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
        eight[..(at is 0 or 17 ? 1 : at == 34 ? 4 : 8)].CopyTo(index.AsSpan(at));
        File.WriteAllBytes(prefix + ".idx", index);
        Assert.Contains(wanted, Refused(prefix).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_never_do_more_than_be_refused()
    {
        string prefix = Write(TokenWidth.Int32, [1, 2], [3], [4, 5, 6]);
        byte[] whole = File.ReadAllBytes(prefix + ".idx");
        ulong seed = 1;
        for (int round = 0; round < 300; round++)
        {
            byte[] changed = [.. whole];
            for (int i = 0; i < 1 + (round % 4); i++)
            {
                seed = (seed * 6364136223846793005) + 1442695040888963407;
                changed[(int)((seed >> 33) % (ulong)changed.Length)] = (byte)(seed >> 50);
            }

            File.WriteAllBytes(prefix + ".idx", changed);
            try
            {
                MegatronReader.Open(prefix).Dispose();
            }
            catch (TsumugiException refused)
            {
                Assert.Equal("TSU5200", refused.Code);
            }
        }
    }

    [Fact]
    public void A_writer_leaves_nothing_behind_unless_it_finishes()
    {
        using (MegatronWriter writer = new(_folder.File("left"), TokenWidth.UInt16))
        {
            writer.Add([1]);
            Assert.Throws<ArgumentException>(() => writer.Add([70_000]));
            Assert.Throws<ArgumentException>(() => writer.Add([-1]));
            Assert.Throws<ArgumentException>(() => writer.Add([]));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Root));
        Assert.Equal((TokenWidth.UInt16, TokenWidth.Int32), (MegatronWriter.WidthFor(65_499), MegatronWriter.WidthFor(65_500)));
    }

    private string Write(TokenWidth width, params int[][] documents)
    {
        string prefix = _folder.File("tokens");
        using MegatronWriter writer = new(prefix, width);
        foreach (int[] document in documents)
        {
            writer.Add(document);
        }

        writer.Finish();
        return prefix;
    }

    private static TsumugiException Refused(string prefix)
    {
        TsumugiException refused = Assert.Throws<TsumugiException>(() => MegatronReader.Open(prefix));
        Assert.Equal("TSU5200", refused.Code);
        return refused;
    }
}
