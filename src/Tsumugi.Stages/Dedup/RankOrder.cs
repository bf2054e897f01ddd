namespace Tsumugi.Stages.Dedup;

/// <summary>Orders documents so that the one to be kept comes first; total, so that nothing is left to chance.</summary>
/// <remarks>
/// Only <see cref="KeepOrder.First"/> asks for the place in the corpus. The other orders decide between equal ranks by what the documents say, so that a
/// shuffled corpus keeps the same texts; the address decides between documents with the same letters (and id) only.
/// </remarks>
/// <param name="settings">What counts.</param>
internal sealed class RankOrder(DedupSettings settings)
{
    private readonly KeepOrder _keep = settings.Keep;

    /// <summary>Says whether the left document is kept rather than the right one. A document that passes the rules always goes before one that does not, then the precedence of shards counts, then the keep order.</summary>
    public int Compare(in DocumentRank left, DocumentAddress leftAddress, in DocumentRank right, DocumentAddress rightAddress)
    {
        int order = right.Passes.CompareTo(left.Passes);
        order = order != 0 ? order : settings.PrecedenceOf(leftAddress).CompareTo(settings.PrecedenceOf(rightAddress));
        order = order != 0 ? order : CompareRanks(left, right);
        if (order == 0 && _keep != KeepOrder.First)
        {
            order = ContentHash.Compare(left.Content, right.Content);
        }

        return order != 0 ? order : leftAddress.CompareTo(rightAddress);
    }

    /// <summary>Compares what the rules and the recipe ask for only; 0 leaves the choice to content and address.</summary>
    public int CompareRanks(in DocumentRank left, in DocumentRank right)
    {
        int order = right.Passes.CompareTo(left.Passes);
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

        return order;
    }
}
