namespace Tsumugi.Cli.Wiring;

/// <summary>Tells the garbage collector how much the person allows.</summary>
internal static class MemoryLimits
{
    /// <summary>Applies the limit to the managed heap; native libraries (DuckDB, zstd) get theirs by their own settings.</summary>
    /// <param name="memoryBytes">What the whole process may use.</param>
    public static void Apply(long memoryBytes)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)(memoryBytes * 3 / 4));
        GC.RefreshMemoryLimit();
    }
}
