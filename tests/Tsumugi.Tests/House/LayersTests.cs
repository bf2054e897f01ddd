using System.Xml.Linq;

namespace Tsumugi.Tests.House;

public sealed class LayersTests
{
    /// <summary>Who may know whom, directly or not; the one place where an arrow is allowed.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Tsumugi.Text"] = [],
        ["Tsumugi.Contracts"] = ["Tsumugi.Text"],
        ["Tsumugi.Storage"] = ["Tsumugi.Contracts"],
        ["Tsumugi.Stages"] = ["Tsumugi.Contracts", "Tsumugi.Storage"],
        ["Tsumugi.Models"] = ["Tsumugi.Text", "Tsumugi.Contracts", "Tsumugi.Storage"],
        ["Tsumugi.Engine"] = ["Tsumugi.Contracts", "Tsumugi.Storage"],
        ["Tsumugi.Serve"] = ["Tsumugi.Text", "Tsumugi.Contracts", "Tsumugi.Models"],
        ["Tsumugi.Cli"] = ["Tsumugi.Text", "Tsumugi.Contracts", "Tsumugi.Storage", "Tsumugi.Stages", "Tsumugi.Models", "Tsumugi.Engine", "Tsumugi.Serve"],
    };

    [Fact]
    public void Projects_know_only_whom_they_may()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string[] known = [.. XDocument.Load(file).Descendants("ProjectReference").Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value))];
            Assert.True(Allowed.TryGetValue(name, out string[]? may), $"{name} is not in the list of layers");
            Assert.Empty(known.Except(may!));
        }
    }

    [Fact]
    public void No_room_has_a_name_that_says_nothing()
    {
        string[] banned = ["Core", "Common", "Shared", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Base", "Misc"];
        IEnumerable<string> names = Directory.EnumerateFileSystemEntries(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(path => Directory.Exists(path) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.Empty(names.Intersect(banned, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Unsafe_code_stays_in_its_rooms()
    {
        string[] words = ["unsafe ", "MemoryMarshal", "Unsafe.", "System.Runtime.Intrinsics"];
        string[] rooms = ["Tsumugi.Text/", "Tsumugi.Storage/Native/", "Tsumugi.Storage/Parquet/", "Tsumugi.Storage/Compression/", "Tsumugi.Models/Matrices/"];
        IEnumerable<string> offenders = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), path).Replace('\\', '/'))
            .Where(path => !rooms.Any(room => path.StartsWith(room, StringComparison.Ordinal)))
            .Where(path => words.Any(File.ReadAllText(Path.Combine(Repository.Root, "src", path)).Contains));
        Assert.Empty(offenders);
    }
}
