using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Contracts.Steps;

/// <summary>Finds stretches that must not stay as they are (numbers, addresses) and says what replaces them.</summary>
/// <remarks>Immutable; called by many workers at once.</remarks>
public interface ITextEditor
{
    /// <summary>Finds the edits of one text, in text order, not overlapping.</summary>
    void Find(ReadOnlySpan<char> text, List<TextEdit> edits);
}
