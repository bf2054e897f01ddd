using Tsumugi.Contracts.Documents;

namespace Tsumugi.Stages.Read.Sources;

/// <summary>What one task reads: files or slices of one source, in order.</summary>
/// <param name="Source">The recipe's name of the source.</param>
/// <param name="Files">The files or slices.</param>
/// <param name="Bytes">Their bytes on disk.</param>
public sealed record Shard(string Source, IReadOnlyList<SourceFile> Files, long Bytes);
