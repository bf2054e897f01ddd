namespace Tsumugi.Contracts.Steps;

/// <summary>How bytes became letters, and how far that can be trusted.</summary>
/// <param name="Success">False if no encoding fits (binary data, more than a few percent replaced); nothing was appended then.</param>
/// <param name="Encoding">WHATWG name in lower case: `utf-8`, `shift_jis` (windows-31j), `euc-jp`, `iso-2022-jp` …; empty on failure.</param>
/// <param name="Evidence">
/// What decided: `bom`, `http`, `meta`, `xml`, `bytes`, a combination such as `meta+bytes` (the bytes confirmed one label against another), or
/// `bytes-unsure` (a guess that another encoding comes near to); constant strings.
/// </param>
/// <param name="Replaced">How many malformed sequences became U+FFFD.</param>
/// <param name="Reason">On failure a code such as `decode/no-encoding-fits`; empty otherwise.</param>
public readonly record struct DecodeResult(bool Success, string Encoding, string Evidence, int Replaced, string Reason = "")
{
    /// <summary>Gets what every source said, on failure too.</summary>
    public DecodeEvidence Claims { get; init; }

    /// <summary>Gets how many letters stand in stretches that an earlier wrong decoding garbled, as pages about the matter quote them.</summary>
    public int Garbled { get; init; }
}
