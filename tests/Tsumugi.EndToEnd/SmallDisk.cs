using System.Diagnostics;

namespace Tsumugi.EndToEnd;

/// <summary>A file system in memory with a hard limit.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, string size)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);
    }

    public void Grow(string size) => Run("mount", "-o", $"remount,size={size}", _folder);

    public void Dispose() => Run("umount", _folder);

    private static void Run(string program, params string[] args)
    {
        using Process process = Process.Start(program, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
