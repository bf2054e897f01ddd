namespace Tsumugi.Contracts.Messages;

/// <summary>What the process tells its caller; stable across versions.</summary>
public enum ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    Ok = 0,

    /// <summary>The command works and found something (`verify` and `compare` differ).</summary>
    Findings = 1,

    /// <summary>Wrong arguments or a wrong recipe.</summary>
    Usage = 2,

    /// <summary>A policy gate stopped the run.</summary>
    PolicyGate = 3,

    /// <summary>An input is missing or cannot be read.</summary>
    InputMissing = 4,

    /// <summary>A temporary failure (disk full, another run in the folder): run again.</summary>
    Temporary = 5,

    /// <summary>Finished, with more quarantined documents than the recipe allows.</summary>
    Quarantined = 6,

    /// <summary>Interrupted by a person or a signal.</summary>
    Interrupted = 130,
}
