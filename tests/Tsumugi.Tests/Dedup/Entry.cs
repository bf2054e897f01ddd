using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

/// <summary>One document of a test corpus.</summary>
internal sealed record Entry(string Id, string Text)
{
    public DocumentRank Rank { get; init; } = new(Passes: true, Letters: 1, Day: 0, Quality: 1);
}
