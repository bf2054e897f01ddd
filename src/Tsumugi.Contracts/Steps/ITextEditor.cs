using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;

namespace Tsumugi.Contracts.Steps;

/// <summary>Finds stretches that must not stay as they are (numbers, addresses) and says what replaces them.</summary>
/// <remarks>Immutable; called by many workers at once.</remarks>
public interface ITextEditor
{
    /// <summary>Gets what the editor does about personal data.</summary>
    PrivacySteps Privacy => PrivacySteps.None;

    /// <summary>Finds the edits of one text, in text order, not overlapping.</summary>
    void Find(ReadOnlySpan<char> text, List<TextEdit> edits);
}
