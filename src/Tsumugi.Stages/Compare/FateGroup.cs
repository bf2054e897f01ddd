using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>All documents of a source that end alike in both runs.</summary>
/// <param name="First">How much they are in the first run.</param>
/// <param name="Second">How much they are in the second.</param>
/// <param name="Larger">The same, each document as large as the larger of its two texts.</param>
/// <param name="OtherSize">Documents that both keep, with texts of different sizes.</param>
/// <param name="InFirst">Documents that the first run knows.</param>
/// <param name="InSecond">Documents that the second run knows.</param>
internal readonly record struct FateGroup(Quantity First, Quantity Second, Quantity Larger, long OtherSize, long InFirst, long InSecond)
{
    /// <summary>Adds.</summary>
    public static FateGroup operator +(in FateGroup left, in FateGroup right) => new(
        left.First + right.First, left.Second + right.Second, left.Larger + right.Larger, left.OtherSize + right.OtherSize, left.InFirst + right.InFirst, left.InSecond + right.InSecond);
}
