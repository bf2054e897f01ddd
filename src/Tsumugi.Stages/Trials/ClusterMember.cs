using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Trials;

/// <summary>A document of a duplicate cluster, with what a trial needs to know of it.</summary>
internal sealed record ClusterMember
{
    public required DocumentAddress Address { get; init; }

    public required string Source { get; init; }

    public required Quantity Amount { get; init; }

    public required double Japanese { get; init; }

    public required int Day { get; init; }

    /// <summary>Gets the bits of the rules that it fails.</summary>
    public required long[] Words { get; init; }

    /// <summary>Gets a value indicating whether the run merged it into a twin.</summary>
    public required bool WasMerged { get; init; }

    /// <summary>Gets a member from what the scan says of it.</summary>
    public static ClusterMember Of(in TwinMember twin, SourceNames sources) => new()
    {
        Address = twin.Address,
        Source = sources[(int)twin.Words[^1]],
        Amount = twin.Amount,
        Japanese = twin.Japanese,
        Day = twin.Day,
        Words = twin.Words,
        WasMerged = twin.WasMerged,
    };

    /// <summary>Gets its rank, given whether it passes.</summary>
    public DocumentRank Rank(bool passes) => new(passes, (int)Amount.Letters, Day, Japanese);
}
