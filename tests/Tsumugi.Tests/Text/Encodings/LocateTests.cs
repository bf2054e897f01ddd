using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Text.Encodings;

public sealed class LocateTests
{
    // Lead bytes, trail bytes, escape sequences, digits of four-byte letters, whole letters of several encodings and noise.
    private static readonly Arbitrary<byte[]> AnyBytes = Arb.From(
        Gen.OneOf(
            Gen.Choose(0, 255).Select(value => new[] { (byte)value }),
            Gen.Elements(
                [0x1B, 0x24, 0x42], [0x1B, 0x28, 0x42], [0x1B, 0x28, 0x49], [0x1B, 0x28, 0x4A], [0x24, 0x22], [0x82, 0xA0], [0xA4, 0xA2], [0x8E, 0xB1], [0x8F, 0xB0, 0xA1],
                [0xE3, 0x81, 0x82], [0xF0, 0x9F, 0x98, 0x80], [0x81, 0x30, 0x81, 0x30], [0x94, 0x39, 0xFC, 0x36], [0x88, 0x62], [0x3D, 0xD8, 0x00, 0xDE], [0xFE, 0xFF], "<p>"u8.ToArray()))
            .ArrayOf().Select(parts => parts.SelectMany(part => part).ToArray()));

    public static TheoryData<string> Names => [.. PageEncodings.Labels.Select(label => PageEncodings.Find(label)?.Name ?? "").Where(name => name.Length > 0).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_before_a_letter_decode_to_the_letters_before_it(string name) => Property.Holds(AnyBytes, bytes =>
    {
        PageEncoding encoding = PageEncodings.Named(name);
        char[] all = Decode(encoding, bytes);
        int[] units = [.. Enumerable.Range(0, all.Length + 3)];
        int[] offsets = new int[units.Length];
        encoding.Locate(bytes, units, offsets);
        for (int unit = 0; unit < all.Length; unit++)
        {
            char[] before = Before(encoding, bytes, offsets[unit]);
            bool starts = unit == 0 || offsets[unit] > offsets[unit - 1];

            // The second unit of a letter has the offset of the first.
            if (before.Length != (starts ? unit : unit - 1) || !all.AsSpan().StartsWith(before))
            {
                return false;
            }
        }

        return offsets.AsSpan(all.Length).ToArray().All(offset => offset == bytes.Length);
    });

    [Theory]
    [InlineData("utf-8", "61 E3 81 82 F0 9F 98 80 62", "0 1 4 4 8 9")] // aあ😀b; the middle of a pair is its letter
    [InlineData("shift_jis", "61 82 A0 B1 82 3C", "0 1 3 4 5 6")] // aあｱ, a broken pair, <
    [InlineData("euc-jp", "61 A4 A2 8E B1 8F B0 A1 62", "0 1 3 5 8 9")]
    [InlineData("iso-2022-jp", "1B 24 42 24 22 24 24 1B 28 42 61", "3 5 10 11")] // あいa: behind the escape sequences
    [InlineData("iso-2022-jp", "61 1B 24 42 1B 28 42 62", "0 4 7 8")] // an empty stretch is U+FFFD where the second sequence begins
    [InlineData("gb18030", "61 D6 D0 94 39 FC 36 62", "0 1 3 3 7 8")]
    [InlineData("utf-16le", "61 00 3D D8 00 DE 62 00 63", "0 2 2 6 8 9")]
    [InlineData("utf-16be", "00 61 D8 3D DE 00 00 62", "0 2 2 6 8")]
    [InlineData("windows-1252", "61 E9 62", "0 1 2 3")]
    public void Letters_begin_at_these_bytes(string name, string hex, string expected)
    {
        byte[] bytes = [.. hex.Split(' ').Select(value => Convert.ToByte(value, 16))];
        int[] wanted = [.. expected.Split(' ').Select(int.Parse)];
        int[] offsets = new int[wanted.Length];
        PageEncodings.Named(name).Locate(bytes, [.. Enumerable.Range(0, wanted.Length)], offsets);
        Assert.Equal(wanted, offsets);
    }

    [Fact]
    public void Positions_may_repeat_and_skip()
    {
        int[] offsets = new int[5];
        PageEncodings.ShiftJis.Locate([0x82, 0xA0, 0x82, 0xA2, 0x82, 0xA4], [0, 0, 2, 2, 9], offsets);
        Assert.Equal([0, 0, 4, 4, 6], offsets);
        PageEncodings.ShiftJis.Locate([], [0, 1], offsets.AsSpan(0, 2));
        Assert.Equal([0, 0], offsets[..2]);
        Assert.Throws<ArgumentException>(() => PageEncodings.ShiftJis.Locate([0x41], [0, 1], new int[1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bulk_decoding_equals_letter_by_letter(string name) => Property.Holds(AnyBytes, bytes =>
    {
        PageEncoding encoding = PageEncodings.Named(name);
        char[] bulk = new char[bytes.Length + 1];
        char[] steps = new char[bytes.Length + 1];
        int bulkMalformed = encoding.Decode(bytes, bulk, out int bulkLength);
        int stepMalformed = encoding.DecodeByStep(bytes, steps, out int stepLength);
        return (bulkMalformed, bulkLength) == (stepMalformed, stepLength) && bulk.AsSpan(0, bulkLength).SequenceEqual(steps.AsSpan(0, stepLength));
    });

    private static char[] Before(PageEncoding encoding, byte[] bytes, int offset)
    {
        if (encoding.Name is not ("gbk" or "gb18030"))
        {
            return Decode(encoding, bytes[..offset]);
        }

        // The end makes one U+FFFD of an unfinished letter of four bytes, a line break behind it gives its digit back, as the next letter does.
        char[] line = Decode(encoding, [.. bytes.AsSpan(0, offset), (byte)'\n']);
        return line[..^1];
    }

    private static char[] Decode(PageEncoding encoding, byte[] bytes)
    {
        char[] letters = new char[bytes.Length + 1];
        encoding.Decode(bytes, letters, out int written);
        return letters[..written];
    }
}
