using Tsumugi.Storage.Compression;

namespace Tsumugi.Tests.Storage.Compression;

public sealed class CompressedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.jsonl.gz")]
    [InlineData("a.jsonl.ZST")]
    public void What_is_written_by_name_is_read_by_content(string name)
    {
        byte[] bytes = AnyBytes.Repeating(200_000);
        using (Stream writer = CompressedFiles.OpenWrite(_folder.File(name)))
        {
            writer.Write(bytes);
        }

        // The name no longer tells anything.
        File.Move(_folder.File(name), _folder.File("renamed"));
        Assert.Equal(bytes, Read(_folder.File("renamed")));
        Assert.Equal(name == "a.jsonl", new FileInfo(_folder.File("renamed")).Length == bytes.Length);
    }

    [Fact]
    public void A_temporary_file_can_take_another_files_ending()
    {
        using (Stream writer = CompressedFiles.OpenWrite(_folder.File(".x.tmp"), name: "x.zst"))
        {
            writer.Write("x"u8);
        }

        Assert.Equal(Zstandard.Magic.ToArray(), File.ReadAllBytes(_folder.File(".x.tmp"))[..4]);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x1F })]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F })]
    [InlineData(new byte[] { 65, 66, 67, 68, 69 })]
    public void What_is_no_archive_is_plain(byte[] bytes) => Assert.Equal(bytes, Read(_folder.Write("plain.gz", bytes)));

    [Fact]
    public void A_skippable_frame_may_come_first()
    {
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9];
        Assert.Equal("本文"u8.ToArray(), Read(_folder.Write("x", [.. skippable, .. Zstandard.Compress("本文"u8)])));
    }

    [Fact]
    public void A_cut_archive_is_an_error()
    {
        byte[] packed = Zstandard.Compress(AnyBytes.Repeating(10_000));
        Assert.Throws<InvalidDataException>(() => Read(_folder.Write("cut", packed[..^3])));
        Assert.Throws<InvalidDataException>(() => Read(_folder.Write("cut", [0x1F, 0x8B, 0x08, 0, 0])));
    }

    private static byte[] Read(string path)
    {
        using Stream stream = CompressedFiles.OpenRead(path);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
