using System.Globalization;

namespace Tsumugi.Tests.Read;

/// <summary>A file that lives as long as a test uses it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private static int _count;

    public TemporaryFile(byte[] bytes, string ending)
    {
        string folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "tsumugi-read-tests");
        Directory.CreateDirectory(folder);
        string name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}{ending}");
        Path = System.IO.Path.Combine(folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
