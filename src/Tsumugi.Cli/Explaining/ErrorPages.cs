using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Explaining;

/// <summary>The pages `docs/errors.md` and `docs/ja/errors.md`, which travel with the program.</summary>
internal static class ErrorPages
{
    private const string Heading = "## TSU";

    /// <summary>Gets the codes that have a section.</summary>
    public static IReadOnlyList<string> Codes => [.. Lines(Tongue.English).Where(IsHeading).Select(CodeOf)];

    /// <summary>Gets the section of a code; null if there is none.</summary>
    public static string? Section(string code, Tongue tongue)
    {
        string[] lines = Lines(tongue);
        int start = Array.FindIndex(lines, line => IsHeading(line) && CodeOf(line) == code);
        if (start < 0)
        {
            return null;
        }

        int end = Array.FindIndex(lines, start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
        return string.Join('\n', lines[start..(end < 0 ? lines.Length : end)]).TrimEnd()["## ".Length..];
    }

    private static bool IsHeading(string line) => line.StartsWith(Heading, StringComparison.Ordinal);

    private static string CodeOf(string line) => line["## ".Length..].Split(' ', ':')[0];

    private static string[] Lines(Tongue tongue)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "docs", tongue == Tongue.Japanese ? "errors.ja.md" : "errors.md");
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }
}
