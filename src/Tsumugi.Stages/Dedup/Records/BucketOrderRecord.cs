using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A document of a large bucket, in the order of precedence and contents.</summary>
internal readonly record struct BucketOrderRecord(ulong Bucket, int Precedence, ulong Sketch, ulong Key, DocumentAddress Address) : ISortedRecord<BucketOrderRecord>
{
    public static uint Kind => 0x424F5244; // "BORD"

    public static int Size => 28 + DocumentAddress.Size;

    public ulong Prefix => Bucket;

    public static BucketOrderRecord Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadInt32BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[20..]),
        DocumentAddress.Read(bytes[28..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Bucket);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], Precedence);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[12..], Sketch);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[20..], Key);
        Address.Write(bytes[28..]);
    }

    public int CompareTo(BucketOrderRecord other)
    {
        int order = Bucket.CompareTo(other.Bucket);
        order = order != 0 ? order : Precedence.CompareTo(other.Precedence);
        order = order != 0 ? order : Sketch.CompareTo(other.Sketch);
        order = order != 0 ? order : Key.CompareTo(other.Key);
        return order != 0 ? order : Address.CompareTo(other.Address);
    }
}
