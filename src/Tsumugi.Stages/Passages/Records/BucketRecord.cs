using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>A bucket of near hashes with occurrences in so many documents that one of its passages may be frequent.</summary>
/// <param name="Near">The near hash.</param>
/// <param name="Wordings">Different wordings in the bucket.</param>
internal readonly record struct BucketRecord(ulong Near, long Wordings) : ISortedRecord<BucketRecord>
{
    public static uint Kind => 0x4255434B; // "BUCK"

    public static int Size => 16;

    public ulong Prefix => Near;

    public static BucketRecord Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Near);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Wordings);
    }

    public int CompareTo(BucketRecord other) => Near.CompareTo(other.Near);
}
