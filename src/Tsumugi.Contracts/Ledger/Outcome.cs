namespace Tsumugi.Contracts.Ledger;

/// <summary>What a step did with a document. In = kept + dropped + merged + failed.</summary>
public enum Outcome
{
    /// <summary>Goes on to the next step.</summary>
    Kept,

    /// <summary>Taken out by a rule or setting.</summary>
    Dropped,

    /// <summary>Folded into another document that says the same.</summary>
    Merged,

    /// <summary>Could not be processed; quarantined.</summary>
    Failed,
}
