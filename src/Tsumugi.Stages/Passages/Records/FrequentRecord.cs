using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>A passage that is cut because it is frequent: its counts, and where its words stand first.</summary>
/// <param name="Key">The leader's hashes.</param>
/// <param name="Occurrences">All occurrences.</param>
/// <param name="Documents">Documents that it stands in.</param>
/// <param name="Hosts">Hosts that it stands on.</param>
/// <param name="First">Where the leader's own words stand first.</param>
/// <param name="StartBytes">The UTF-8 bytes before that place; 0 until they are counted.</param>
/// <param name="EndBytes">Those before its end.</param>
internal readonly record struct FrequentRecord(KeyHash Key, long Occurrences, long Documents, long Hosts, PassagePlace First, long StartBytes, long EndBytes) : ISortedRecord<FrequentRecord>
{
    public static uint Kind => 0x46524551; // "FREQ"

    public static int Size => KeyHash.Size + 40 + PassagePlace.Size;

    public ulong Prefix => Key.Near;

    public static FrequentRecord Read(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> numbers = bytes[KeyHash.Size..];
        return new FrequentRecord(
            KeyHash.Read(bytes),
            BinaryPrimitives.ReadInt64BigEndian(numbers),
            BinaryPrimitives.ReadInt64BigEndian(numbers[8..]),
            BinaryPrimitives.ReadInt64BigEndian(numbers[16..]),
            PassagePlace.Read(numbers[40..]),
            BinaryPrimitives.ReadInt64BigEndian(numbers[24..]),
            BinaryPrimitives.ReadInt64BigEndian(numbers[32..]));
    }

    public void Write(Span<byte> bytes)
    {
        Span<byte> numbers = bytes[KeyHash.Size..];
        Key.Write(bytes);
        BinaryPrimitives.WriteInt64BigEndian(numbers, Occurrences);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], Documents);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], Hosts);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], StartBytes);
        BinaryPrimitives.WriteInt64BigEndian(numbers[32..], EndBytes);
        First.Write(numbers[40..]);
    }

    public int CompareTo(FrequentRecord other) => Key.CompareTo(other.Key);
}
