namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>Reads a lexicon: sections in brackets, phrases parted by 、 or line ends, notes behind #.</summary>
/// <remarks>A phrase that ends in the mark itself (で、) is written with it doubled by an empty entry: 「で、、」 reads as で、.</remarks>
internal static class LexiconFile
{
    /// <summary>Reads the phrases of all sections.</summary>
    internal static Dictionary<string, List<string>> Read(string name)
    {
        using Stream stream = typeof(LexiconFile).Assembly.GetManifestResourceStream($"special-care/{name}.txt") ?? throw new InvalidOperationException($"{name}.txt is not in the program");
        using StreamReader reader = new(stream);
        Dictionary<string, List<string>> sections = new(StringComparer.Ordinal);
        List<string> section = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                sections.Add(line.Trim('[', ']', ' '), section = []);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                section.AddRange(Phrases(line));
            }
        }

        return sections;
    }

    private static IEnumerable<string> Phrases(string line)
    {
        string[] pieces = line.Split('、');
        for (int i = 0; i < pieces.Length; i++)
        {
            bool ended = i + 1 < pieces.Length && pieces[i + 1].Length == 0;
            if (pieces[i].Length > 0)
            {
                yield return ended ? pieces[i] + "、" : pieces[i];
            }
        }
    }
}
