namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Reads the word lists inside the program; where they come from says the NOTICE beside them.</summary>
internal static class WordLists
{
    /// <summary>Reads one list, in its order, as the source's program does: lines, without white space at the ends and empty ones.</summary>
    public static string[] Read(string name) => Read(name, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads one list with the white space at the ends of its lines, as Swallow's program does.</summary>
    public static string[] ReadAsIs(string name) => Read(name, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads a list of our own, without its remarks.</summary>
    public static string[] ReadOwn(string name) => [.. Read(name).Where(line => !line.StartsWith('#'))];

    private static string[] Read(string name, StringSplitOptions options)
    {
        using Stream stream = typeof(WordLists).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the word list `{name}` is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', options);
    }
}
