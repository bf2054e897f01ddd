namespace Tsumugi.Contracts.Guarding;

/// <summary>Which texts of a served model a guard rule reads.</summary>
[Flags]
public enum GuardSide
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>What users ask.</summary>
    Input = 1,

    /// <summary>What the model answers.</summary>
    Output = 2,
}
