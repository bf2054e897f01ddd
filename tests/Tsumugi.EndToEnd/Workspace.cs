using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>A folder with recipes and inputs, gone after the test.</summary>
public sealed class Workspace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("tsumugi-e2e-").FullName;

    /// <summary>Gets the sample that ships with the repository.</summary>
    public static string Quickstart => Path.Combine(ProgramRun.Root, "samples", "quickstart", "recipe.yaml");

    /// <summary>Gets a path of the large shared data; skips without it, fails on CI.</summary>
    public static string Shared(string path)
    {
        string folder = Path.Combine(ProgramRun.Root, "..", "shared");
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("the large shared data is not beside this checkout (../shared)");
        }

        return Path.GetFullPath(Path.Combine(folder, "data", path));
    }

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        string path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A section that keeps any text of some length, by a preset of the user's own; the made-up prose repeats itself too much for published ones.</summary>
    public string MildRules()
    {
        Write("mild.yaml", "name: mild\nsummary: Keeps any text of some length.\nsummary-ja: ある程度の長さがあれば残します。\nsource: tests\nrules:\n  - {id: chars, measure: text/letters, min: 100, because: tests}\n");
        return "rules: {preset: mild.yaml}\n";
    }

    /// <summary>Writes a recipe with one source and further sections.</summary>
    public string Recipe(string kind, string paths, string more = "") =>
        Write("recipe.yaml", $"name: test\nsources:\n  - {{name: a, kind: {kind}, paths: [\"{paths}\"], licence: CC0-1.0, rights: {{train: yes, redistribute: yes}}}}\n{more}");

    /// <summary>Copies a folder, leaving out what earlier runs put into `out`.</summary>
    public static void Copy(string from, string to)
    {
        string outputs = $"{Path.DirectorySeparatorChar}out{Path.DirectorySeparatorChar}";
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(path => !path[from.Length..].Contains(outputs, StringComparison.Ordinal)))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Gets the Merkle root of a finished run.</summary>
    public string Root(string output = "out")
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(At(output), "manifest.json")));
        return manifest.RootElement.GetProperty("root").GetString()!;
    }

    /// <summary>Gets the funnel of a finished run: step → part → documents.</summary>
    public Dictionary<string, Dictionary<string, long>> Funnel(string output = "out")
    {
        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(At(output), "report", "funnel.json")));
        return funnel.RootElement.GetProperty("steps").EnumerateArray().ToDictionary(
            step => step.GetProperty("step").GetString()!,
            step => new[] { "in", "kept", "dropped", "merged", "failed" }.ToDictionary(part => part, part => step.GetProperty(part).GetProperty("documents").GetInt64()));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
