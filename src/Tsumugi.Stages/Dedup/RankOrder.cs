namespace Tsumugi.Stages.Dedup;

/// <summary>Orders documents so that the one to be kept comes first; total, so that nothing is left to chance.</summary>
/// <param name="keep">What counts.</param>
internal sealed class RankOrder(KeepOrder keep)
{
    /// <summary>Says whether the left document is kept rather than the right one. A document that passes the rules always goes before one that does not.</summary>
    public int Compare(in DocumentRank left, DocumentAddress leftAddress, in DocumentRank right, DocumentAddress rightAddress)
    {
        int order = right.Passes.CompareTo(left.Passes);
        order = order != 0 ? order : keep switch
        {
            KeepOrder.Newest => right.Day.CompareTo(left.Day),
            KeepOrder.Longest => right.Letters.CompareTo(left.Letters),
            _ => 0,
        };
        if (order == 0 && keep != KeepOrder.First)
        {
            order = right.Quality.CompareTo(left.Quality);
            order = order != 0 ? order : right.Letters.CompareTo(left.Letters);
        }

        return order != 0 ? order : leftAddress.CompareTo(rightAddress);
    }
}
