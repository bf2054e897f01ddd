namespace Tsumugi.Stages.Verdicts;

/// <summary>What stands in front of a file of verdicts.</summary>
/// <param name="Rows">Documents.</param>
/// <param name="Words">Words of bits of each.</param>
/// <param name="SourceBytes">Bytes of the names of the sources.</param>
/// <param name="Tests">The fingerprint of the tests whose bits these are.</param>
/// <param name="SourcesHash">XXH64 of the names.</param>
internal readonly record struct VerdictHeader(long Rows, int Words, long SourceBytes, ulong Tests, ulong SourcesHash);
