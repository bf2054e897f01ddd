namespace Tsumugi.Stages.Contamination;

/// <summary>What becomes of a document that holds an item of an evaluation set.</summary>
public enum ContaminationAction
{
    /// <summary>It stays as it is; ledger and report tell of it.</summary>
    Report,

    /// <summary>What it shares with the item is cut out.</summary>
    Cut,

    /// <summary>The whole document is taken out.</summary>
    Drop,
}
