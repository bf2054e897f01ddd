using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>One occurrence of a passage or of one that is nearly equal, sorted by the leader's words.</summary>
/// <param name="Leader">The wording that it counts with.</param>
/// <param name="Host">The host it stands on.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Similarity">How alike it is to the leader; 1 for the leader's own words.</param>
internal readonly record struct OccurrenceRecord(KeyHash Leader, ulong Host, PassagePlace Place, double Similarity) : ISortedRecord<OccurrenceRecord>
{
    public static uint Kind => 0x4F434355; // "OCCU"

    public static int Size => KeyHash.Size + 16 + PassagePlace.Size;

    public ulong Prefix => Leader.Near;

    public static OccurrenceRecord Read(ReadOnlySpan<byte> bytes) => new(
        KeyHash.Read(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[KeyHash.Size..]),
        PassagePlace.Read(bytes[(KeyHash.Size + 8)..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[(KeyHash.Size + 8 + PassagePlace.Size)..]));

    public void Write(Span<byte> bytes)
    {
        Leader.Write(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[KeyHash.Size..], Host);
        Place.Write(bytes[(KeyHash.Size + 8)..]);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[(KeyHash.Size + 8 + PassagePlace.Size)..], Similarity);
    }

    public int CompareTo(OccurrenceRecord other)
    {
        int order = Leader.CompareTo(other.Leader);
        order = order != 0 ? order : Host.CompareTo(other.Host);
        return order != 0 ? order : Place.CompareTo(other.Place);
    }
}
