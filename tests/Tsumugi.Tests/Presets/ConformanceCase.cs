using System.Text.Json;

namespace Tsumugi.Tests.Presets;

/// <summary>One line of a conformance table: a text with the numbers and verdicts of the published code, and those of its repaired reading.</summary>
/// <param name="Name">What the case is about.</param>
/// <param name="Text">The text.</param>
/// <param name="Url">The address; empty if the case has none.</param>
/// <param name="Values">Value by measure, to six decimals.</param>
/// <param name="Fails">Rules that drop it, in their order, quirks on.</param>
/// <param name="FailsWithoutQuirks">The same with every quirk off.</param>
internal sealed record ConformanceCase(string Name, string Text, string Url, IReadOnlyDictionary<string, double> Values, IReadOnlyList<string> Fails, IReadOnlyList<string> FailsWithoutQuirks)
{
    /// <summary>Reads the table of a preset.</summary>
    public static IReadOnlyList<ConformanceCase> Read(string preset) => [.. File.ReadLines(Path.Combine(Folder, preset + ".jsonl")).Select(Parse)];

    /// <summary>Gets the presets that have a table.</summary>
    public static IEnumerable<string> Presets => Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(Repository.Root, "tests", "data", "conformance");

    private static ConformanceCase Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        return new ConformanceCase(
            root.GetProperty("case").GetString()!,
            string.Concat(Enumerable.Repeat(root.GetProperty("text").GetString()!, root.TryGetProperty("times", out JsonElement times) ? times.GetInt32() : 1)),
            root.TryGetProperty("url", out JsonElement url) ? url.GetString()! : "",
            root.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetDouble(), StringComparer.Ordinal),
            Names(root.GetProperty("fails")),
            Names(root.GetProperty("fails_without_quirks")));
    }

    private static List<string> Names(JsonElement list) => [.. list.EnumerateArray().Select(name => name.GetString()!)];
}
