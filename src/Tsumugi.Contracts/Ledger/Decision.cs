namespace Tsumugi.Contracts.Ledger;

/// <summary>One answer to "why?": what one step decided on one document, by which rule, with which number against which limit.</summary>
public sealed record Decision
{
    /// <summary>Gets the step: `read`, `decode`, `extract`, `identify`, `scrub`, `rules`, `dedup`, `write`.</summary>
    public required string Step { get; init; }

    /// <summary>Gets the rule, setting or reason: `ja/hiragana-share`, `read/truncated-gzip`, `dedup/near` …</summary>
    public required string Rule { get; init; }

    /// <summary>Gets what was done.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Gets the measured value, if the rule has one.</summary>
    public double? Value { get; init; }

    /// <summary>Gets the lower limit in force, if any.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the upper limit in force, if any.</summary>
    public double? Max { get; init; }

    /// <summary>Gets the kept twin's id for duplicates; empty otherwise.</summary>
    public string KeptId { get; init; } = "";

    /// <summary>Gets details for a person (evidence of the encoding, position of a fault); never the text itself.</summary>
    public string Detail { get; init; } = "";
}
