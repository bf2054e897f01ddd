namespace Tsumugi.Tests;

/// <summary>Finds the repository and the large shared data beside it.</summary>
public static class Repository
{
    /// <summary>Gets the root folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the folder of the small extracts that are committed for tests.</summary>
    public static string Data => Path.Combine(Root, "tests", "data");

    /// <summary>Gets the path of a file or folder of the large shared data; skips the test where the data is absent, fails it on CI.</summary>
    public static string Shared(string path)
    {
        string full = Path.Combine(Root, "..", "shared", "data", path);
        if (!Directory.Exists(Path.Combine(Root, "..", "shared")) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("the large shared data is not beside this checkout (../shared)");
        }

        return Path.Exists(full) ? full : throw new FileNotFoundException("the shared data lacks a file that this test needs", full);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tsumugi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Tsumugi.slnx is in no folder above the tests");
    }
}
