namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Reads the word lists inside the program; where they come from says the NOTICE beside them.</summary>
internal static class WordLists
{
    /// <summary>Reads one list, in its order, as the source's program does: lines, without white space at the ends and empty ones.</summary>
    public static string[] Read(string name)
    {
        using Stream stream = typeof(WordLists).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the word list `{name}` is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
