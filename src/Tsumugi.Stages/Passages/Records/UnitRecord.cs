using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>One occurrence of a passage: its words, the host it stands on, and where.</summary>
/// <remarks>
/// Occurrences of one wording come together, those on one host next to each other, and there those of one document: so documents and hosts
/// are counted exactly by looking at neighbours only, however many there are.
/// </remarks>
internal readonly record struct UnitRecord(KeyHash Key, ulong Host, PassagePlace Place) : ISortedRecord<UnitRecord>
{
    public static uint Kind => 0x554E4954; // "UNIT"

    public static int Size => KeyHash.Size + 8 + PassagePlace.Size;

    public ulong Prefix => Key.Near;

    public static UnitRecord Read(ReadOnlySpan<byte> bytes) =>
        new(KeyHash.Read(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[KeyHash.Size..]), PassagePlace.Read(bytes[(KeyHash.Size + 8)..]));

    public void Write(Span<byte> bytes)
    {
        Key.Write(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[KeyHash.Size..], Host);
        Place.Write(bytes[(KeyHash.Size + 8)..]);
    }

    public int CompareTo(UnitRecord other)
    {
        int order = Key.CompareTo(other.Key);
        order = order != 0 ? order : Host.CompareTo(other.Host);
        return order != 0 ? order : Place.CompareTo(other.Place);
    }
}
