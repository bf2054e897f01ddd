namespace Tsumugi.Models.Matrices;

/// <summary>How queries, keys and values lie in a row: all heads of queries, then the fewer heads of keys, then those of values.</summary>
/// <param name="Heads">Heads of queries.</param>
/// <param name="KeyValueHeads">Heads of keys and of values; a divisor of <paramref name="Heads"/>.</param>
/// <param name="HeadWidth">Values of a head.</param>
internal readonly record struct AttentionShape(int Heads, int KeyValueHeads, int HeadWidth)
{
    /// <summary>Gets the heads of queries that share one head of keys.</summary>
    public int GroupSize => Heads / KeyValueHeads;

    /// <summary>Gets the values of a row.</summary>
    public int RowWidth => (Heads + (2 * KeyValueHeads)) * HeadWidth;

    /// <summary>Gets the values of a row of results.</summary>
    public int OutputWidth => Heads * HeadWidth;

    /// <summary>Gets where the keys of a group begin in a row.</summary>
    public int Key(int group) => (Heads + group) * HeadWidth;

    /// <summary>Gets where the values of a group begin in a row.</summary>
    public int Value(int group) => (Heads + KeyValueHeads + group) * HeadWidth;

    /// <summary>Gets what products of queries and keys are multiplied with.</summary>
    public float Scale => 1 / MathF.Sqrt(HeadWidth);
}
