using System.IO.Compression;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Tests.Storage.Compression;

public sealed class ZstandardStreamTests
{
    /// <summary>A frame header that asks for a window of 2 GiB: magic, descriptor 0, window byte 21 &lt;&lt; 3, and an empty last block.</summary>
    private static readonly byte[] HugeWindow = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 21 << 3, 0x01, 0x00, 0x00];

    [Fact]
    public void What_goes_in_comes_out() => Property.Holds(AnyBytes.Any, bytes => Decompress(Compress(bytes)).AsSpan().SequenceEqual(bytes));

    [Fact]
    public void Concatenated_frames_are_read_through() =>
        Property.Holds(AnyBytes.Any, bytes => Decompress([.. Compress(bytes), .. Compress(bytes)]).AsSpan().SequenceEqual([.. bytes, .. bytes]));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(130_000)]
    public void Small_reads_and_small_writes_change_nothing(int step)
    {
        byte[] bytes = [.. AnyBytes.Noise(150_000, 1), .. AnyBytes.Repeating(300_000)];
        using MemoryStream packed = new();
        using (ZstandardStream writer = new(packed, new ZstandardCompressionOptions { Quality = 1, AppendChecksum = true }, leaveOpen: true))
        {
            for (int at = 0; at < bytes.Length; at += step)
            {
                writer.Write(bytes, at, Math.Min(step, bytes.Length - at));
            }
        }

        packed.Position = 0;
        using ZstandardStream reader = new(packed, CompressionMode.Decompress);
        byte[] back = new byte[bytes.Length + 1];
        int length = 0;
        for (int read; (read = reader.Read(back, length, Math.Min(step, back.Length - length))) > 0;)
        {
            length += read;
        }

        Assert.True(back.AsSpan(0, length).SequenceEqual(bytes));
    }

    [Fact]
    public void The_same_bytes_give_the_same_frame()
    {
        byte[] bytes = AnyBytes.Repeating(1 << 20);
        Assert.Equal(Compress(bytes), Compress(bytes));
    }

    [Fact]
    public void A_flush_lets_the_reader_see_all_so_far()
    {
        using MemoryStream packed = new();
        using ZstandardStream writer = new(packed, CompressionMode.Compress, leaveOpen: true);
        writer.Write("途中まで"u8);
        writer.Flush();

        using ZstandardStream reader = new(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        byte[] seen = new byte[12];
        reader.ReadExactly(seen);
        Assert.Equal("途中まで"u8.ToArray(), seen);
    }

    [Fact]
    public void A_cut_anywhere_inside_a_frame_is_an_error_and_never_a_short_text()
    {
        byte[] packed = Compress(AnyBytes.Repeating(5000));
        for (int length = 1; length < packed.Length; length++)
        {
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Decompress(packed[..length]));
            Assert.Contains("zstd: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cut_in_a_large_frame_is_an_error()
    {
        byte[] packed = Compress(AnyBytes.Noise(1 << 20, 3));
        Assert.Throws<InvalidDataException>(() => Decompress(packed[..(packed.Length / 2)]));
    }

    [Fact]
    public void Nothing_at_all_is_an_empty_content() => Assert.Empty(Decompress([]));

    [Fact]
    public void An_empty_content_is_a_frame_of_its_own() => Assert.NotEmpty(Compress([]));

    [Fact]
    public void Garbage_behind_a_frame_is_an_error() => Assert.Throws<InvalidDataException>(() => Decompress([.. Compress([1, 2, 3]), .. "garbage"u8]));

    [Fact]
    public void Random_bytes_never_do_worse_than_an_error() => Property.Holds(AnyBytes.Any, bytes =>
    {
        byte[] hostile = [.. Zstandard.Magic, .. bytes];
        try
        {
            Decompress(hostile);
        }
        catch (InvalidDataException)
        {
            // Said so: that is all we ask.
        }

        return true;
    });

    [Fact]
    public void A_flipped_bit_is_noticed_with_a_checksum()
    {
        using MemoryStream sink = new();
        using (ZstandardStream writer = new(sink, new ZstandardCompressionOptions { AppendChecksum = true }, leaveOpen: true))
        {
            writer.Write(AnyBytes.Noise(2000, 9));
        }

        byte[] packed = sink.ToArray();
        packed[1000] ^= 1;
        Assert.Throws<InvalidDataException>(() => Decompress(packed));
    }

    [Fact]
    public void A_frame_may_not_ask_for_gigabytes() => Assert.Throws<InvalidDataException>(() => Decompress(HugeWindow));

    [Fact]
    public void A_larger_window_can_be_allowed()
    {
        using ZstandardStream reader = new(new MemoryStream(HugeWindow), new ZstandardDecompressionOptions { MaxWindowLog2 = 31 });
        Assert.Equal(-1, reader.ReadByte());
    }

    [Fact]
    public void A_full_disk_is_told_once_and_disposing_stays_quiet()
    {
        using FullStream full = new(100);
        ZstandardStream writer = new(full, CompressionMode.Compress);
        Assert.Throws<IOException>(() => writer.Write(AnyBytes.Noise(1 << 20, 5)));
        Assert.Throws<IOException>(() => writer.Write([1]));
        writer.Dispose();
    }

    [Fact]
    public void A_block_never_writes_beyond_its_room()
    {
        byte[] packed = Zstandard.Compress(new byte[100_000]);
        Assert.Throws<InvalidDataException>(() => Zstandard.Decompress(packed, new byte[99_999]));
        Assert.Equal(100_000, Zstandard.Decompress(packed, new byte[100_000]));
    }

    [Fact]
    public void Blocks_round_trip() => Property.Holds(AnyBytes.Any, bytes =>
    {
        byte[] back = new byte[bytes.Length];
        return Zstandard.Decompress(Zstandard.Compress(bytes), back) == bytes.Length && back.AsSpan().SequenceEqual(bytes);
    });

    [Fact]
    public void A_decompressor_works_again_after_a_bad_block()
    {
        using ZstandardDecompressor decompressor = new();
        byte[] room = new byte[100];
        byte[] good = Zstandard.Compress("よい"u8);
        Assert.Throws<InvalidDataException>(() => decompressor.Decompress([1, 2, 3, 4, 5, 6, 7, 8, 9], room));
        Assert.Equal(6, decompressor.Decompress(good, room));
    }

    [Fact]
    public void Reading_a_writer_and_the_other_way_round_is_refused()
    {
        using ZstandardStream writer = new(new MemoryStream(), CompressionMode.Compress);
        using ZstandardStream reader = new(new MemoryStream(), CompressionMode.Decompress);
        Assert.Throws<NotSupportedException>(() => writer.ReadByte());
        Assert.Throws<NotSupportedException>(() => reader.WriteByte(1));
    }

    private static byte[] Compress(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (ZstandardStream writer = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            writer.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Decompress(byte[] packed)
    {
        using ZstandardStream reader = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        reader.CopyTo(bytes);
        return bytes.ToArray();
    }
}
