namespace Tsumugi.Contracts.Privacy;

/// <summary>A privacy preset: which identifiers are destroyed, masked or kept.</summary>
/// <param name="Name">The name: `jp-default`.</param>
/// <param name="Summary">One English sentence.</param>
/// <param name="SummaryJa">The same in Japanese.</param>
/// <param name="Kinds">One entry per kind; a kind without an entry is kept.</param>
public sealed record RedactionPolicy(string Name, string Summary, string SummaryJa, IReadOnlyList<RedactionKind> Kinds)
{
    /// <summary>Finds what the policy says about a kind; null if nothing.</summary>
    public RedactionKind? Of(string kind)
    {
        foreach (RedactionKind entry in Kinds)
        {
            if (entry.Kind == kind)
            {
                return entry;
            }
        }

        return null;
    }
}
