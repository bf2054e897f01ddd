namespace Tsumugi.Tests;

/// <summary>Holds what a person reads against the file that was reviewed.</summary>
/// <remarks>A wanted change: run the tests once with <c>TSUMUGI_ACCEPT=1</c>, then review the difference like code.</remarks>
public static class Golden
{
    public static void Matches(string name, string actual)
    {
        string path = Path.Combine(Repository.Data, name);
        if (Environment.GetEnvironmentVariable("TSUMUGI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
