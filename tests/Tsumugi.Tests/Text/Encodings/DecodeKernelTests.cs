using System.Runtime.Intrinsics.X86;
using System.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Text.Encodings;

public sealed class DecodeKernelTests
{
    private static readonly Dictionary<string, byte[]> Letters = new()
    {
        ["shift_jis"] = [0x82, 0xA0],
        ["euc-jp"] = [0xA4, 0xA2],
        ["euc-kr"] = [0xB0, 0xA1],
        ["gb18030"] = [0xD6, 0xD0],
        ["big5"] = [0xA4, 0xA4],
        ["utf-8"] = [0xE3, 0x81, 0x82],
        ["iso-2022-jp"] = [0x24, 0x22],
        ["windows-1251"] = [0xE0],
    };

    public static TheoryData<string> Names => [.. Letters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_of_every_length_decode_as_letter_by_letter(string name)
    {
        PageEncoding encoding = PageEncodings.Named(name);
        byte[] letter = Letters[name];
        byte[][] interruptions = [[], [0x41], [0xFF], [0x80], [0xB1], [0x8E, 0xB1], [0xE3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0xC3, 0xA9], [0x1B, 0x28, 0x42], [0x88, 0x62], [0x81, 0x30, 0x81, 0x30]];
        for (int before = 0; before <= 40; before++)
        {
            for (int after = 0; after <= 40; after += before % 4 == 0 ? 1 : 13)
            {
                foreach (byte[] between in interruptions)
                {
                    byte[] start = name == "iso-2022-jp" ? [0x1B, 0x24, 0x42] : [];
                    Same(encoding, [.. start, .. Repeat(letter, before), .. between, .. Repeat(letter, after)]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ascii_runs_of_every_length_decode_as_letter_by_letter(string name)
    {
        for (int before = 0; before <= 70; before++)
        {
            Same(PageEncodings.Named(name), [.. Repeat([0x41], before), .. Letters[name], .. Repeat([0x42], before / 2), 0xFF, .. Repeat([0x43], 70 - before)]);
        }
    }

    [Fact]
    public void Every_sequence_of_three_bytes_is_read_alike_by_every_width()
    {
        // Every lead byte with every second byte and the third bytes around the limits, at every place of the widest vector.
        byte[] row = Repeat([0xE3, 0x81, 0x82], 24);
        foreach (byte third in (byte[])[0x7F, 0x80, 0xBF, 0xC0])
        {
            for (int pair = 0; pair < 0x10000; pair++)
            {
                int place = pair % 17 * 3;
                (row[place], row[place + 1], row[place + 2]) = ((byte)(pair >> 8), (byte)pair, third);
                Widths(row);
                (row[place], row[place + 1], row[place + 2]) = (0xE3, 0x81, 0x82);
            }
        }
    }

    [Fact]
    public void Every_letter_of_unicode_comes_back_from_utf8()
    {
        StringBuilder all = new();
        for (int point = 1; point <= 0x10FFFF; point += point < 0x11000 ? 1 : 61)
        {
            if (point is < 0xD800 or > 0xDFFF)
            {
                all.Append(new Rune(point).ToString());
            }
        }

        byte[] bytes = Encoding.UTF8.GetBytes(all.ToString());
        char[] letters = new char[bytes.Length + 1];
        Assert.Equal(0, PageEncodings.Utf8.Decode(bytes, letters, out int written));
        Assert.Equal(all.ToString(), letters.AsSpan(0, written));
    }

    [Fact]
    public void Too_little_room_is_refused_before_anything_is_written()
    {
        char[] letters = new char[20];
        foreach (string name in Names.Select(row => row.Data))
        {
            Assert.Throws<ArgumentException>(() => PageEncodings.Named(name).Decode(new byte[20], letters, out _));
        }
    }

    private static void Widths(byte[] bytes)
    {
        char[] ones = new char[bytes.Length];
        int expected = ThreeByteRun.CopyOnes(bytes, ones, 0);
        char[] other = new char[bytes.Length];
        Must(ThreeByteRun.Copy(bytes, other) == expected && ones.AsSpan(0, expected).SequenceEqual(other.AsSpan(0, expected)));
        int count = 0;
        Equal(ThreeByteRun.CopyFours(bytes, other, ref count));
        if (Avx2.IsSupported)
        {
            Equal(ThreeByteRun.CopyEights(bytes, other, ref count));
        }

        if (Avx512Vbmi.IsSupported)
        {
            Equal(ThreeByteRun.CopySixteens(bytes, other, ref count));
        }

        void Equal(bool goesOn)
        {
            Must((goesOn ? count <= expected : count == expected) && ones.AsSpan(0, count).SequenceEqual(other.AsSpan(0, count)));
            count = 0;
            other.AsSpan().Clear();
        }

        void Must(bool holds)
        {
            if (!holds)
            {
                Assert.Fail(Convert.ToHexString(bytes));
            }
        }
    }

    private static void Same(PageEncoding encoding, byte[] bytes)
    {
        char[] bulk = new char[bytes.Length + 1];
        char[] steps = new char[bytes.Length + 1];
        int malformed = encoding.Decode(bytes, bulk, out int length);
        Assert.Equal(encoding.DecodeByStep(bytes, steps, out int expected), malformed);
        Assert.Equal(expected, length);
        Assert.True(bulk.AsSpan(0, length).SequenceEqual(steps.AsSpan(0, expected)), Convert.ToHexString(bytes));
    }

    private static byte[] Repeat(byte[] part, int times) => [.. Enumerable.Repeat(part, times).SelectMany(bytes => bytes)];
}
