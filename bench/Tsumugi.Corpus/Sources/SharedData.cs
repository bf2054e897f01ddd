namespace Tsumugi.Corpus.Sources;

/// <summary>Finds the large shared data beside the checkout.</summary>
public static class SharedData
{
    /// <summary>Gets the folder `shared/data` beside the folder that holds `Tsumugi.slnx`.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Find()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Tsumugi.slnx")))
        {
            root = root.Parent;
        }

        string data = Path.Combine(root?.FullName ?? ".", "..", "shared", "data");
        return Directory.Exists(data) ? data : throw new DirectoryNotFoundException("the shared data is not beside this checkout (../shared/data); name its folder with `--data`");
    }
}
