namespace Tsumugi.Bench.Read;

/// <summary>Finds the large shared data beside the checkout.</summary>
internal static class BenchData
{
    /// <summary>Gets the data's folder.</summary>
    public static string Shared { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tsumugi.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? "", "..", "shared", "data");
    }
}
