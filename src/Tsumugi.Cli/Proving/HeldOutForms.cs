namespace Tsumugi.Cli.Proving;

/// <summary>A held-out document as each dataset has it.</summary>
/// <param name="Cluster">A number that its duplicates share.</param>
/// <param name="Source">Its source.</param>
/// <param name="Texts">Its text in each dataset; null where it is missing.</param>
internal sealed record HeldOutForms(ulong Cluster, string Source, string?[] Texts)
{
    /// <summary>Gets the lines that all datasets have alike, of those that have the document.</summary>
    public string Common()
    {
        HashSet<string>? common = null;
        foreach (string text in Texts.OfType<string>())
        {
            HashSet<string> lines = new(text.Split('\n'), StringComparer.Ordinal);
            lines.IntersectWith(common ?? lines);
            common = lines;
        }

        return string.Concat(Texts.OfType<string>().First().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(common!.Contains).Select(line => line + "\n"));
    }
}
