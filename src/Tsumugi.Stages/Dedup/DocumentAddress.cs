using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup;

/// <summary>Where a document lies among those that pass 1 has stored: shard and row in 48 bits, in the order of the corpus.</summary>
/// <param name="Value">Shard in the upper 20 bits, row in the lower 28.</param>
public readonly record struct DocumentAddress(ulong Value) : IComparable<DocumentAddress>
{
    /// <summary>Shards that can be told apart.</summary>
    public const int MaxShards = 1 << 20;

    /// <summary>Rows of one shard that can be told apart.</summary>
    public const long MaxRows = 1L << RowBits;

    /// <summary>Bytes of an address in a file.</summary>
    internal const int Size = 6;

    private const int RowBits = 28;

    /// <summary>Makes an address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shard needs more than 20 bits or the row more than 28.</exception>
    public DocumentAddress(int shard, long row)
        : this(((ulong)Checked(shard, MaxShards, nameof(shard)) << RowBits) | (ulong)Checked(row, MaxRows, nameof(row)))
    {
    }

    /// <summary>Gets the shard.</summary>
    public int Shard => (int)(Value >> RowBits);

    /// <summary>Gets the row in the shard's document file.</summary>
    public long Row => (long)(Value & (ulong)(MaxRows - 1));

    /// <summary>Gets the address as the leading bits of a sort key.</summary>
    internal ulong Prefix => Value << 16;

    /// <inheritdoc/>
    public int CompareTo(DocumentAddress other) => Value.CompareTo(other.Value);

    /// <summary>Orders as the corpus does.</summary>
    public static bool operator <(DocumentAddress left, DocumentAddress right) => left.Value < right.Value;

    /// <summary>Orders as the corpus does.</summary>
    public static bool operator >(DocumentAddress left, DocumentAddress right) => left.Value > right.Value;

    /// <summary>Orders as the corpus does.</summary>
    public static bool operator <=(DocumentAddress left, DocumentAddress right) => left.Value <= right.Value;

    /// <summary>Orders as the corpus does.</summary>
    public static bool operator >=(DocumentAddress left, DocumentAddress right) => left.Value >= right.Value;

    /// <summary>Writes `00003/17`.</summary>
    public override string ToString() => $"{Shard:D5}/{Row}";

    /// <summary>Gives the address of the same row so many shards further on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shard needs more than 20 bits.</exception>
    internal DocumentAddress Moved(int shards) => new(Shard + shards, Row);

    internal static DocumentAddress Read(ReadOnlySpan<byte> bytes) =>
        new(((ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]));

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(Value >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], (ushort)Value);
    }

    private static long Checked(long value, long limit, string name)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)value, (ulong)limit, name);
        return value;
    }
}
