using System.Security.Cryptography;
using Tsumugi.Storage.Files;

namespace Tsumugi.Tests.Storage.Files;

public sealed class FilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_as_a_whole_or_not_at_all()
    {
        string path = _folder.File("replaced");
        AtomicFile.Replace(path, file => file.Write("old"u8));
        AtomicFile.Replace(path, file => file.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Replace(path, file =>
        {
            file.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_gets_its_final_name_and_loses_the_temporary_one()
    {
        string temporary = _folder.Write(".part.1.tmp", [1, 2, 3]);
        Assert.Equal(PublishResult.Published, AtomicFile.Publish(temporary, _folder.File("部分.bin")));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_folder.File("部分.bin")));
        Assert.Equal(["部分.bin"], Names());
    }

    [Fact]
    public void The_first_attempt_wins()
    {
        string final = _folder.File("part.bin");
        AtomicFile.Publish(_folder.Write("1.tmp", [1]), final);
        Assert.Equal(PublishResult.AlreadyThere, AtomicFile.Publish(_folder.Write("2.tmp", [2]), final));
        Assert.Equal([1], File.ReadAllBytes(final));
        Assert.Equal(["part.bin"], Names());
    }

    [Fact]
    public void Of_many_attempts_at_once_exactly_one_wins()
    {
        for (int round = 0; round < 20; round++)
        {
            string final = _folder.File($"{round}.bin");
            string[] attempts = [.. Enumerable.Range(0, 8).Select(i => _folder.Write($"{round}.{i}.tmp", [(byte)i]))];
            PublishResult[] results = new PublishResult[attempts.Length];
            Parallel.For(0, attempts.Length, i => results[i] = AtomicFile.Publish(attempts[i], final));
            int winner = Assert.Single(Enumerable.Range(0, results.Length), i => results[i] == PublishResult.Published);
            Assert.Equal([(byte)winner], File.ReadAllBytes(final));
        }
    }

    [Fact]
    public void Without_links_renaming_does_the_same()
    {
        string final = _folder.File("part.bin");
        Assert.Equal(PublishResult.Published, AtomicFile.Rename(_folder.Write("1.tmp", [1]), final));
        Assert.Equal(PublishResult.AlreadyThere, AtomicFile.Rename(_folder.Write("2.tmp", [2]), final));
        Assert.Equal([1], File.ReadAllBytes(final));
    }

    [Fact]
    public void A_missing_temporary_or_folder_is_an_error()
    {
        Assert.Throws<FileNotFoundException>(() => AtomicFile.Publish(_folder.File("none.tmp"), _folder.File("final")));
        string temporary = _folder.Write("1.tmp", [1]);
        IOException error = Assert.Throws<IOException>(() => AtomicFile.Publish(temporary, _folder.File("no/final")));
        Assert.False(DiskFull.Is(error));
        Assert.True(File.Exists(temporary));
    }

    [Fact]
    public void A_full_disk_is_recognised()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        IOException error = Assert.Throws<IOException>(() => full.Write([1]));
        Assert.True(DiskFull.Is(error));
        Assert.True(DiskFull.Is(new IOException("outside", error)));
        Assert.False(DiskFull.Is(new IOException("other")));
        Assert.False(DiskFull.Is(new FileNotFoundException()));
    }

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")] // FIPS 180-4, example "abc"
    public void Hashes_are_those_of_the_standard(int length, string sha256) =>
        Assert.Equal(sha256, FileHash.Sha256(_folder.Write("abc", "abc"u8[..length].ToArray())));

    [Fact]
    public void Stretches_of_a_file_can_be_hashed()
    {
        byte[] bytes = AnyBytes.Noise(1_000_000, 4);
        string path = _folder.Write("noise", bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), FileHash.Sha256(path));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(7, 500_000))), FileHash.Sha256(path, 7, 500_007));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(999_999))), FileHash.Sha256(path, 999_999, 2_000_000));
    }

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(_folder.Root).Select(path => Path.GetFileName(path));
}
