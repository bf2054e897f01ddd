using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>The 128-bit hash of one document's key, and where the document lies.</summary>
/// <remarks>Among 2 × 10⁹ documents two different keys share a hash with probability 10⁻²⁰.</remarks>
internal readonly record struct ExactRecord(ulong High, ulong Low, DocumentAddress Address) : ISortedRecord<ExactRecord>
{
    public static uint Kind => 0x45584143; // "EXAC"

    public static int Size => 16 + DocumentAddress.Size;

    public ulong Prefix => High;

    public static ExactRecord Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), DocumentAddress.Read(bytes[16..]));

    public static ExactRecord Moved(in ExactRecord record, int shards) => record with { Address = record.Address.Moved(shards) };

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        Address.Write(bytes[16..]);
    }

    public int CompareTo(ExactRecord other)
    {
        int order = High.CompareTo(other.High);
        order = order != 0 ? order : Low.CompareTo(other.Low);
        return order != 0 ? order : Address.CompareTo(other.Address);
    }
}
