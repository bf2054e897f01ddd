using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Trials;

/// <summary>A document that has twins, as the scan meets it: 64 bytes, held until the clusters that change are known.</summary>
/// <param name="Cluster">The id of its cluster's first document.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Words">Its bits, and the number of its source behind them.</param>
/// <param name="Japanese">Japanese letters.</param>
/// <param name="Letters">Letters.</param>
/// <param name="Bytes">Bytes of its text.</param>
/// <param name="Day">Its date, if the newest twin is kept.</param>
/// <param name="WasMerged">Whether the run merged it into a twin.</param>
internal readonly record struct TwinMember(UInt128 Cluster, DocumentAddress Address, long[] Words, double Japanese, int Letters, int Bytes, int Day, bool WasMerged)
{
    /// <summary>Gets how much it is.</summary>
    public Quantity Amount => new(1, Bytes, Letters);
}
