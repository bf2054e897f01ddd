using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>The 80-bit hash of one band of one document's sketch, and where the document lies: 16 bytes.</summary>
/// <remarks>
/// Among 2 × 10⁹ documents with 22 bands (4.4 × 10¹⁰ records) about 10⁻³ pairs meet by accident; verification would refuse them anyway.
/// </remarks>
/// <param name="Hash">The upper 64 bits of the hash.</param>
/// <param name="Rest">The lower 16 bits of the hash, then the 48 bits of the address.</param>
internal readonly record struct BandRecord(ulong Hash, ulong Rest) : ISortedRecord<BandRecord>
{
    private const int AddressBits = 48;

    public BandRecord(UInt128 hash, DocumentAddress address)
        : this((ulong)(hash >> 64), ((ulong)hash & 0xFFFF_0000_0000_0000) | address.Value)
    {
    }

    public static uint Kind => 0x42414E44; // "BAND"

    public static int Size => 16;

    public ulong Prefix => Hash;

    public DocumentAddress Address => new(Rest & ((1UL << AddressBits) - 1));

    public bool SameBucket(in BandRecord other) => Hash == other.Hash && Rest >> AddressBits == other.Rest >> AddressBits;

    public static BandRecord Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public static BandRecord Moved(in BandRecord record, int shards) => record with { Rest = (record.Rest & ~((1UL << AddressBits) - 1)) | record.Address.Moved(shards).Value };

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Hash);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Rest);
    }

    public int CompareTo(BandRecord other)
    {
        int order = Hash.CompareTo(other.Hash);
        return order != 0 ? order : Rest.CompareTo(other.Rest);
    }
}
