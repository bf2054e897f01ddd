using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class Lz4BlockTests
{
    [Fact]
    public void What_is_compressed_comes_back() => Property.Holds(JapaneseText.Any, text =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + text + "間" + text);
        return Unpack(Pack(bytes)).SequenceEqual(bytes);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(65_546)]
    [InlineData(65_547)]
    [InlineData(400_000)]
    public void Every_size_comes_back(int size)
    {
        byte[] bytes = Sample(size);
        byte[] packed = Pack(bytes);
        Assert.Equal(bytes, Unpack(packed));
        Assert.True(packed.Length <= Lz4Block.MostBytes(size));
    }

    /// <summary>Holds the blocks against the program `lz4` where it is installed: it must unpack ours, and its own blocks at level 1 have the same size.</summary>
    [Theory]
    [InlineData(40_000)]
    [InlineData(900_000)]
    public void The_program_lz4_reads_our_blocks_and_makes_none_smaller_at_level_1(int size)
    {
        if (!File.Exists("/usr/bin/lz4"))
        {
            Assert.Skip("lz4 is not installed");
        }

        using TemporaryFolder folder = new();
        byte[] bytes = Sample(size);
        byte[] packed = Pack(bytes);
        string plain = folder.File("plain");
        File.WriteAllBytes(plain, bytes);
        Run("-1", "-B7", "-BI", "--no-frame-crc", "-f", plain, folder.File("theirs.lz4"));
        byte[] frame = File.ReadAllBytes(folder.File("theirs.lz4"));
        byte[] head = frame[..7]; // magic, flags, block size, checksum; no content size in it
        Assert.Equal(packed.Length, BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(7)));
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, packed.Length);
        File.WriteAllBytes(folder.File("ours.lz4"), [.. head, .. length, .. packed, 0, 0, 0, 0]);
        Run("-d", "-f", folder.File("ours.lz4"), folder.File("back"));
        Assert.Equal(bytes, File.ReadAllBytes(folder.File("back")));
    }

    private static void Run(params string[] arguments)
    {
        using Process lz4 = Process.Start(new ProcessStartInfo("/usr/bin/lz4", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        string said = lz4.StandardError.ReadToEnd();
        lz4.WaitForExit();
        Assert.True(lz4.ExitCode == 0, said);
    }

    private static byte[] Sample(int size)
    {
        var random = new Random(size);
        StringBuilder text = new();
        string[] words = ["今日", "は", "天気", "です", "。", "法律", "第", "条", "の", "規定", "による", "\n", "ラーメン"];
        while (text.Length < size)
        {
            text.Append(words[random.Next(words.Length)]).Append(random.Next(40) == 0 ? random.Next(1000) : "");
        }

        return Encoding.UTF8.GetBytes(text.ToString())[..size];
    }

    private static byte[] Pack(byte[] bytes)
    {
        byte[] room = new byte[Lz4Block.MostBytes(bytes.Length)];
        return room[..new Lz4Block().Compress(bytes, room)];
    }

    /// <summary>Reads a block as the format describes it.</summary>
    private static byte[] Unpack(byte[] block)
    {
        List<byte> bytes = [];
        int at = 0;
        while (at < block.Length)
        {
            int token = block[at++];
            int literals = Length(token >> 4);
            bytes.AddRange(block[at..(at + literals)]);
            at += literals;
            if (at == block.Length)
            {
                break;
            }

            int distance = block[at] | (block[at + 1] << 8);
            at += 2;
            int length = Length(token & 15) + 4;
            for (int i = 0; i < length; i++)
            {
                bytes.Add(bytes[^distance]);
            }
        }

        return [.. bytes];

        int Length(int first)
        {
            if (first < 15)
            {
                return first;
            }

            byte more;
            do
            {
                more = block[at++];
                first += more;
            }
            while (more == 255);
            return first;
        }
    }
}
