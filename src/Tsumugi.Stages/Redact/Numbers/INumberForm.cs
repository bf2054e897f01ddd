using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>One kind of number that is told by its digits, its groups and the words beside it.</summary>
/// <remarks>Immutable; called by many workers at once; no allocation when nothing is found.</remarks>
internal interface INumberForm
{
    /// <summary>Gets the kind that it reports.</summary>
    string Kind { get; }

    /// <summary>Says whether a number of so many digits can be of the kind; asked before anything else.</summary>
    bool MayHave(int digits);

    /// <summary>Decides on one written number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="found">The finding, which may be wider than the number (letters before or behind belong to it).</param>
    bool TryMatch(in WrittenNumber number, out TextEdit found);
}
