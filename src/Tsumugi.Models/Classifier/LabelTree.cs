namespace Tsumugi.Models.Classifier;

/// <summary>The Huffman tree over the labels that a hierarchical softmax walks, built from their counts as fastText does (loss.cc, buildTree).</summary>
/// <remarks>Nodes below the number of labels are leaves. The file does not store the tree, so ties must fall as they do there.</remarks>
internal sealed class LabelTree
{
    /// <summary>The count of a node that is not made yet; larger than any count of labels.</summary>
    public const long Unmade = 1_000_000_000_000_000;

    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _parent;

    /// <summary>Builds the tree.</summary>
    /// <param name="counts">The count of each label; their sum is below <see cref="Unmade"/>.</param>
    public LabelTree(ReadOnlySpan<long> counts)
    {
        int labels = counts.Length;
        int nodes = Math.Max(0, (2 * labels) - 1);
        long[] weights = new long[nodes];
        _left = new int[nodes];
        _right = new int[nodes];
        _parent = new int[nodes];
        Array.Fill(_left, -1);
        Array.Fill(_right, -1);
        Array.Fill(_parent, -1);
        Array.Fill(weights, Unmade);
        counts.CopyTo(weights);
        Leaves = labels;
        int leaf = labels - 1;
        int node = labels;
        for (int made = labels; made < nodes; made++)
        {
            int first = leaf >= 0 && weights[leaf] < weights[node] ? leaf-- : node++;
            int second = leaf >= 0 && weights[leaf] < weights[node] ? leaf-- : node++;
            (_left[made], _right[made]) = (first, second);
            (_parent[first], _parent[second]) = (made, made);
            weights[made] = weights[first] + weights[second];
        }
    }

    /// <summary>Gets how many labels there are.</summary>
    public int Leaves { get; }

    /// <summary>Gets the root.</summary>
    public int Root => _left.Length - 1;

    /// <summary>Gets the child for 0.</summary>
    public int Left(int node) => _left[node];

    /// <summary>Gets the child for 1.</summary>
    public int Right(int node) => _right[node];

    /// <summary>Gets the node above; -1 for the root.</summary>
    public int Parent(int node) => _parent[node];
}
