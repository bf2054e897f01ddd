namespace Tsumugi.Stages.Dedup;

/// <summary>Orders documents so that the one to be kept comes first; total, so that nothing is left to chance.</summary>
/// <param name="settings">What counts.</param>
internal sealed class RankOrder(DedupSettings settings)
{
    private readonly KeepOrder _keep = settings.Keep;
    private readonly IReadOnlyList<int> _precedence = settings.Precedence;

    /// <summary>Says whether the left document is kept rather than the right one. A document that passes the rules always goes before one that does not, then precedence of shards counts, then the keep order.</summary>
    public int Compare(in DocumentRank left, DocumentAddress leftAddress, in DocumentRank right, DocumentAddress rightAddress)
    {
        int order = right.Passes.CompareTo(left.Passes);
        order = order != 0 || _precedence.Count == 0 ? order : _precedence[leftAddress.Shard].CompareTo(_precedence[rightAddress.Shard]);
        order = order != 0 ? order : _keep switch
        {
            KeepOrder.Newest => right.Day.CompareTo(left.Day),
            KeepOrder.Longest => right.Letters.CompareTo(left.Letters),
            _ => 0,
        };
        if (order == 0 && _keep != KeepOrder.First)
        {
            order = right.Quality.CompareTo(left.Quality);
            order = order != 0 ? order : right.Letters.CompareTo(left.Letters);
        }

        return order != 0 ? order : leftAddress.CompareTo(rightAddress);
    }
}
