using System.Globalization;

namespace Tsumugi.Fuzz.Targets;

/// <summary>A file for readers that take nothing else; written again for each input.</summary>
internal static class TargetFile
{
    private static int _count;

    /// <summary>Names a file that no other target of this process has.</summary>
    public static string Name(string ending)
    {
        string path = Unused(ending);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }

    /// <summary>Makes a folder that no other target of this process has.</summary>
    public static string Folder(string ending)
    {
        string path = Directory.CreateDirectory(Unused("-" + ending)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(path, recursive: true);
        return path;
    }

    /// <summary>Writes the bytes; the file has exactly them.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(bytes);
    }

    private static string Unused(string ending)
    {
        string folder = Path.Combine(Path.GetTempPath(), "tsumugi-fuzz");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}{ending}"));
    }
}
