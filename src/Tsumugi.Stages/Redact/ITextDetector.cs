using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds one family of identifiers; what becomes of them is the policy's business.</summary>
/// <remarks>Immutable; called by many workers at once; no allocation when nothing is found.</remarks>
public interface ITextDetector
{
    /// <summary>Gets the kinds that it reports.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Adds what it finds with an empty <see cref="TextEdit.Replacement"/>; the <see cref="Redactor"/> orders findings and settles overlaps.</summary>
    void Find(ReadOnlySpan<char> text, List<TextEdit> findings);
}
