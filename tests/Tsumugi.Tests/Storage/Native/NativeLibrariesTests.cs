using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.Native;

namespace Tsumugi.Tests.Storage.Native;

public sealed class NativeLibrariesTests
{
    private static readonly NativeDependency Nowhere = new("libtsumugi-nowhere.so.9", "eng/native/none", new Phrase("install it", "入れてください"));

    [Fact]
    public void Zstandard_is_there() => Assert.True(NativeLibraries.IsAvailable(NativeLibraries.Zstandard));

    [Fact]
    public void DuckDb_is_found_by_going_up_to_the_checkout() => Assert.True(NativeLibraries.IsAvailable(NativeLibraries.DuckDb), "run eng/native.sh");

    [Fact]
    public void A_missing_library_is_not_available() => Assert.False(NativeLibraries.IsAvailable(Nowhere));

    [Fact]
    public void A_missing_library_is_named_with_all_places_and_the_way_out()
    {
        TsumugiException error = Assert.Throws<TsumugiException>(() => NativeLibraries.Load(Nowhere, "/own/folder", AppContext.BaseDirectory));

        Assert.Equal("TSU4101", error.Code);
        Assert.Equal(ExitCode.InputMissing, error.Exit);
        Assert.Contains("`libtsumugi-nowhere.so.9`", error.Message, StringComparison.Ordinal);
        Assert.Contains("`/own/folder`", error.Message, StringComparison.Ordinal);
        Assert.Contains("/eng/native/none`", error.Message, StringComparison.Ordinal);
        Assert.Contains("hint: install it", error.Render(Tongue.English), StringComparison.Ordinal);
        Assert.Contains("ヒント: 入れてください", error.Render(Tongue.Japanese), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_the_environment_comes_first_and_the_checkout_last()
    {
        IReadOnlyList<string> folders = NativeLibraries.Folders(NativeLibraries.DuckDb, "/first", AppContext.BaseDirectory);

        Assert.Equal(["/first", AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "native")], folders.Take(3));
        Assert.Equal(Path.Combine(Repository.Root, NativeLibraries.DuckDb.PackageFolder), folders[^1]);
    }

    [Fact]
    public void A_file_that_is_no_library_counts_as_missing()
    {
        string folder = Directory.CreateTempSubdirectory("tsumugi-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, Nowhere.FileName), "no library");
            Assert.Throws<TsumugiException>(() => NativeLibraries.Load(Nowhere, folder, AppContext.BaseDirectory));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
