namespace Tsumugi.Contracts.Privacy;

/// <summary>A privacy preset: what becomes of each kind of personal data.</summary>
/// <param name="Name">The name: `jp-default`.</param>
/// <param name="Summary">One English sentence.</param>
/// <param name="SummaryJa">The same in Japanese.</param>
/// <param name="Kinds">One entry per kind; a kind without an entry is kept.</param>
public sealed record RedactionPolicy(string Name, string Summary, string SummaryJa, IReadOnlyList<RedactionKind> Kinds)
{
    /// <summary>Gets when a text counts as a list of people; null if nothing is said of that.</summary>
    public PeopleListRule? PeopleList { get; init; }

    /// <summary>Gets whether a document can be taken out of the dataset for what is in its text.</summary>
    public bool CanDrop => PeopleList?.Action == RedactionAction.DropDocument || Kinds.Any(kind => kind.Action == RedactionAction.DropDocument);

    /// <summary>Gets the reason code of a document that is dropped for a kind.</summary>
    public static string ReasonOf(string kind) => "privacy/" + kind;

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
