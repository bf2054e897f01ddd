using Tsumugi.Text.Overlap;

namespace Tsumugi.Tests.Text.Overlap;

public sealed class OverlapIndexFormatTests
{
    private static readonly string[] Items = ["主に子ども向けのもので、イラストのついた物語が書かれているものはどれ？", "日光浴に適しているのは？", "太郎は花子が昨日スケッチしたリンゴを取って、ポケットに入れた。"];

    [Fact]
    public void What_is_read_finds_what_was_written()
    {
        OverlapIndex read = OverlapIndexFormat.Read(Bytes());
        OverlapScanner scanner = new(read, 0.7);
        Assert.Equal(3, scanner.Scan(string.Concat(Items)));
        Assert.Equal((13, 10, 3), (read.RunLetters, read.WholeLetters, read.Passages));
        Assert.Equal(Bytes(), Bytes(read));
    }

    [Fact]
    public void The_same_passages_make_the_same_bytes() => Assert.Equal(Bytes(), Bytes());

    [Fact]
    public void A_changed_byte_or_a_missing_end_is_noticed()
    {
        byte[] bytes = Bytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 0x41;
            Assert.Throws<InvalidDataException>(() => OverlapIndexFormat.Read(changed));
            Assert.Throws<InvalidDataException>(() => OverlapIndexFormat.Read(bytes.AsSpan(0, i)));
        }
    }

    private static byte[] Bytes() => Bytes(OverlapScannerTests.Index(13, 10, Items));

    private static byte[] Bytes(OverlapIndex index)
    {
        byte[] bytes = new byte[OverlapIndexFormat.SizeOf(index)];
        OverlapIndexFormat.Write(index, bytes);
        return bytes;
    }
}
