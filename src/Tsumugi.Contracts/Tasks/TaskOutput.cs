namespace Tsumugi.Contracts.Tasks;

/// <summary>One file that a task published.</summary>
/// <param name="Key">Path inside the output folder, `/` between folders.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
/// <param name="Records">Rows or documents in it.</param>
public sealed record TaskOutput(string Key, long Bytes, string Sha256, long Records);
