using Tsumugi.Contracts.Documents;

namespace Tsumugi.Contracts.Tasks;

/// <summary>What one task of the first pass reads: stretches of files of one source.</summary>
/// <param name="Source">The recipe's name of the source.</param>
/// <param name="Files">The stretches, in order.</param>
public sealed record Shard(string Source, IReadOnlyList<SourceFile> Files);
