namespace Tsumugi.Contracts.Guarding;

/// <summary>What a guard rule does with what it finds, from the mildest to the strictest.</summary>
public enum GuardAction
{
    /// <summary>Notes it in the answer and the audit log.</summary>
    Flag,

    /// <summary>Puts a token in its place.</summary>
    Mask,

    /// <summary>Refuses the question, or ends the answer before it.</summary>
    Refuse,
}
