using Tsumugi.Contracts.Documents;

namespace Tsumugi.Contracts.Tasks;

/// <summary>What one task of the first pass reads: files or stretches of files of one source, in order.</summary>
/// <param name="Source">The recipe's name of the source.</param>
/// <param name="Files">The files or stretches.</param>
/// <param name="Bytes">Their bytes on disk.</param>
public sealed record Shard(string Source, IReadOnlyList<SourceFile> Files, long Bytes);
