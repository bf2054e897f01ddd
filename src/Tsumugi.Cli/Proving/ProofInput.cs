using System.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Cli.Proving;

/// <summary>A document on its way into a proof.</summary>
/// <param name="Id">Its name in every dataset that has it; empty if it has none.</param>
/// <param name="Cluster">A number that its duplicates share.</param>
/// <param name="Source">Its source.</param>
/// <param name="Text">Its normalised text.</param>
internal readonly record struct ProofInput(string Id, ulong Cluster, string Source, string Text)
{
    /// <summary>Gets the number by which it is drawn.</summary>
    /// <param name="content">A hash of its letters, for want of an id.</param>
    public ulong Key(ulong content) => Id.Length > 0 ? Hash64.Of(Encoding.UTF8.GetBytes(Id)) : content;
}
