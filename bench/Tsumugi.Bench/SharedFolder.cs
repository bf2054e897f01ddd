namespace Tsumugi.Bench;

/// <summary>Finds the large shared data: beside the checkout (../shared/data), or in the folder that TSUMUGI_SHARED names.</summary>
internal static class SharedFolder
{
    /// <summary>Gets the path of a file in it.</summary>
    public static string PathOf(string file) => Path.Combine(Environment.GetEnvironmentVariable("TSUMUGI_SHARED") ?? Path.Combine(Checkout(), "..", "shared", "data"), file);

    /// <summary>Gets the root of the checkout.</summary>
    public static string Checkout()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tsumugi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Tsumugi.slnx is in no folder above the benchmarks");
    }
}
