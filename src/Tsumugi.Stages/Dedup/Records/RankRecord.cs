using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>One row of a rank file.</summary>
internal readonly record struct RankRecord(uint Row, DocumentRank Rank) : ISortedRecord<RankRecord>
{
    public static uint Kind => 0x52414E4B; // "RANK"

    public static int Size => 4 + DocumentRank.Size;

    public ulong Prefix => Row;

    public static RankRecord Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32BigEndian(bytes), DocumentRank.Read(bytes[4..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Row);
        Rank.Write(bytes[4..]);
    }

    public int CompareTo(RankRecord other) => Row.CompareTo(other.Row);
}
