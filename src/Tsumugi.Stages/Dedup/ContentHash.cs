namespace Tsumugi.Stages.Dedup;

/// <summary>Numbers that follow from what a document says, never from where it lies: they decide where ranks are equal, so that a shuffled corpus keeps the same texts.</summary>
/// <param name="Sketch">The first places of its sketch, so that similar documents lie near each other in this order; 0 for one that is not compared by similarity.</param>
/// <param name="Key">64 bits of the hash by which exact duplicates are found: equal for all documents of one kind.</param>
/// <param name="Text">The hash of its letters and, where the input gives documents ids of their own, of the id.</param>
public readonly record struct ContentHash(ulong Sketch, ulong Key, ulong Text)
{
    /// <summary>Orders documents of equal rank.</summary>
    /// <returns>Below 0 if the left one goes first; 0 only for equal letters (and ids).</returns>
    internal static int Compare(in ContentHash left, in ContentHash right)
    {
        int order = left.Key.CompareTo(right.Key);
        return order != 0 ? order : left.Text.CompareTo(right.Text);
    }
}
