using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>One wording of a bucket, the most frequent first, then the earliest: the order in which wordings become leaders.</summary>
/// <param name="Key">Its hashes.</param>
/// <param name="Documents">Documents that it stands in.</param>
/// <param name="First">Where it stands first.</param>
internal readonly record struct WordingRecord(KeyHash Key, long Documents, PassagePlace First) : ISortedRecord<WordingRecord>
{
    public static uint Kind => 0x574F5244; // "WORD"

    public static int Size => KeyHash.Size + 8 + PassagePlace.Size;

    public ulong Prefix => Key.Near;

    public static WordingRecord Read(ReadOnlySpan<byte> bytes) =>
        new(KeyHash.Read(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[KeyHash.Size..]), PassagePlace.Read(bytes[(KeyHash.Size + 8)..]));

    public void Write(Span<byte> bytes)
    {
        Key.Write(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[KeyHash.Size..], Documents);
        First.Write(bytes[(KeyHash.Size + 8)..]);
    }

    public int CompareTo(WordingRecord other)
    {
        int order = Key.Near.CompareTo(other.Key.Near);
        order = order != 0 ? order : other.Documents.CompareTo(Documents);
        order = order != 0 ? order : First.CompareTo(other.First);
        return order != 0 ? order : Key.CompareTo(other.Key);
    }
}
