namespace Tsumugi.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tsumugi-tests-");

    public string Root => _folder.FullName;

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
