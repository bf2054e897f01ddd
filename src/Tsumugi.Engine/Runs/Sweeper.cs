namespace Tsumugi.Engine.Runs;

/// <summary>Removes what attempts that died left behind: temporaries and scratch folders.</summary>
/// <remarks>Call only while holding the <see cref="RunLock"/>, before any task of this process starts.</remarks>
public static class Sweeper
{
    /// <summary>Sweeps the folder.</summary>
    /// <returns>How many leftovers were removed.</returns>
    public static int Sweep(RunFolder folder)
    {
        int removed = 0;
        if (!Directory.Exists(folder.Root))
        {
            return removed;
        }

        string scratch = Path.Combine(folder.WorkFolder, "scratch");
        if (Directory.Exists(scratch))
        {
            removed += Directory.GetDirectories(scratch).Length;
            Directory.Delete(scratch, recursive: true);
        }

        EnumerationOptions everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string leftover in Directory.EnumerateFiles(folder.Root, ".*.tmp", everywhere))
        {
            File.Delete(leftover);
            removed++;
        }

        return removed;
    }
}
