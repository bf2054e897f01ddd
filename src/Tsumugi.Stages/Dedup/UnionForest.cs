namespace Tsumugi.Stages.Dedup;

/// <summary>Joins numbered documents into sets; the root of a set is its lowest number. Four bytes a document.</summary>
/// <remarks>
/// Union by the lower number with path halving (Tarjan and van Leeuwen, 1984): logarithmic per step, and the root does not depend on the
/// order of the pairs. Cut in chunks of 2²⁶, since one array ends at 2³¹.
/// </remarks>
internal sealed class UnionForest
{
    private const int ChunkBits = 26;
    private const uint ChunkMask = (1u << ChunkBits) - 1;

    private readonly uint[][] _parents;

    /// <summary>Puts each document into a set of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 2³² documents.</exception>
    public UnionForest(long documents)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(documents, 1L << 32);
        _parents = new uint[(int)((documents + ChunkMask) >> ChunkBits)][];
        for (int chunk = 0; chunk < _parents.Length; chunk++)
        {
            long start = (long)chunk << ChunkBits;
            _parents[chunk] = new uint[Math.Min(1L << ChunkBits, documents - start)];
            for (int i = 0; i < _parents[chunk].Length; i++)
            {
                _parents[chunk][i] = (uint)(start + i);
            }
        }
    }

    /// <summary>Gives the lowest number of a document's set.</summary>
    public long Find(long document)
    {
        uint at = (uint)document;
        uint parent;
        while ((parent = Parent(at)) != at)
        {
            uint grandparent = Parent(parent);
            Parent(at) = grandparent;
            at = grandparent;
        }

        return at;
    }

    /// <summary>Joins the sets of two documents.</summary>
    public void Join(long left, long right)
    {
        uint a = (uint)Find(left);
        uint b = (uint)Find(right);
        Parent(Math.Max(a, b)) = Math.Min(a, b);
    }

    private ref uint Parent(uint document) => ref _parents[document >> ChunkBits][document & ChunkMask];
}
