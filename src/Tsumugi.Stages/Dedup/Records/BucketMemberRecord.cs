using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A document of a large bucket, in the order of the corpus.</summary>
internal readonly record struct BucketMemberRecord(DocumentAddress Address, ulong Bucket) : ISortedRecord<BucketMemberRecord>
{
    public static uint Kind => 0x424D454D; // "BMEM"

    public static int Size => DocumentAddress.Size + 8;

    public ulong Prefix => Address.Prefix;

    public static BucketMemberRecord Read(ReadOnlySpan<byte> bytes) => new(DocumentAddress.Read(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[DocumentAddress.Size..]));

    public void Write(Span<byte> bytes)
    {
        Address.Write(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[DocumentAddress.Size..], Bucket);
    }

    public int CompareTo(BucketMemberRecord other)
    {
        int order = Address.CompareTo(other.Address);
        return order != 0 ? order : Bucket.CompareTo(other.Bucket);
    }
}
