using System.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Models.Packing;

/// <summary>Names what near-duplicates have in common by a number, so that a split by it leaves them on one side.</summary>
public static class ClusterHash
{
    /// <summary>Hashes the cluster of a document; without clusters, its letters, so that texts that differ in white space alone stay together.</summary>
    public static ulong Of(PackInput input, ulong seed) => input.Cluster.Length > 0
        ? Hash64.Of(Encoding.UTF8.GetBytes(input.Cluster), seed)
        : Hash64.Of(string.Concat(input.Text.Where(letter => !char.IsWhiteSpace(letter))).AsSpan(), seed);
}
