namespace Tsumugi.Contracts.Privacy;

/// <summary>When a text counts as a list of people (名簿): several kinds of personal data close together, several times.</summary>
/// <param name="Kinds">The kinds that make up one entry of such a list; all of them must be there. `a|b` means one of the two.</param>
/// <param name="Within">How far from the beginning of the first to the end of the last of them, in UTF-16 units.</param>
/// <param name="Groups">How many such entries make a list.</param>
/// <param name="Action"><see cref="RedactionAction.DropDocument"/> or <see cref="RedactionAction.Flag"/>.</param>
/// <param name="Because">The reason and its legal basis, in English.</param>
/// <param name="BecauseJa">The same in Japanese.</param>
public sealed record PeopleListRule(IReadOnlyList<string> Kinds, int Within, int Groups, RedactionAction Action, string Because, string BecauseJa)
{
    /// <summary>The reason code of a document that is dropped, or noted, for it.</summary>
    public const string Reason = "privacy/list-of-people";

    /// <inheritdoc/>
    public bool Equals(PeopleListRule? other) => other is not null && Kinds.SequenceEqual(other.Kinds) && Within == other.Within && Groups == other.Groups && Action == other.Action && Because == other.Because && BecauseJa == other.BecauseJa;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kinds.Count, Within, Groups, Action);
}
