namespace Tsumugi.Models.Classifier;

/// <summary>Which buckets of a pruned model were kept, and as which rows; most look-ups find nothing, and do so at the first place.</summary>
/// <param name="capacity">How many will be added.</param>
internal sealed class KeptBuckets(int capacity)
{
    private readonly int[] _buckets = Empty(capacity);
    private readonly int[] _rows = new int[Slots(capacity)];

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a bucket.</summary>
    /// <returns>False if it is there already.</returns>
    public bool Add(int bucket, int row)
    {
        int slot = SlotOf(bucket);
        if (_buckets[slot] == bucket)
        {
            return false;
        }

        (_buckets[slot], _rows[slot]) = (bucket, row);
        Count++;
        return true;
    }

    /// <summary>Gets the row of a bucket; -1 if it was not kept.</summary>
    public int Find(int bucket)
    {
        int slot = SlotOf(bucket);
        return _buckets[slot] == bucket ? _rows[slot] : -1;
    }

    private static int Slots(int capacity) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(capacity * 3L, 8, 1 << 30));

    private static int[] Empty(int capacity)
    {
        int[] buckets = new int[Slots(capacity)];
        Array.Fill(buckets, -1);
        return buckets;
    }

    private int SlotOf(int bucket)
    {
        int mask = _buckets.Length - 1;
        int slot = (int)((uint)bucket * 0x9E3779B1 >> 7) & mask;
        while (_buckets[slot] >= 0 && _buckets[slot] != bucket)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
