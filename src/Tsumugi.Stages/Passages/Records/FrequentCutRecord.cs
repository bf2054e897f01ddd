using System.Buffers.Binary;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>One occurrence of a frequent passage, in the order of the corpus.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kept">The document in which the words stay; meaningless if they stay nowhere.</param>
/// <param name="KeptStart">Where in its stored text, in UTF-8 bytes; <see cref="StayNowhere"/>, or <see cref="StayHere"/> for the occurrence that is not cut.</param>
/// <param name="Documents">Documents that the passage stood in.</param>
/// <param name="Hosts">Hosts that it stood on.</param>
/// <param name="Similarity">How alike the words are to those that stay.</param>
internal readonly record struct FrequentCutRecord(PassagePlace Place, DocumentAddress Kept, long KeptStart, long Documents, long Hosts, double Similarity) : ISortedRecord<FrequentCutRecord>
{
    /// <summary>The words stay nowhere.</summary>
    public const long StayNowhere = -1;

    /// <summary>This is where the words stay.</summary>
    public const long StayHere = -2;

    public static uint Kind => 0x46435554; // "FCUT"

    public static int Size => PassagePlace.Size + DocumentAddress.Size + 32;

    public ulong Prefix => Place.Address.Prefix;

    public static FrequentCutRecord Read(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> numbers = bytes[(PassagePlace.Size + DocumentAddress.Size)..];
        return new FrequentCutRecord(
            PassagePlace.Read(bytes),
            DocumentAddress.Read(bytes[PassagePlace.Size..]),
            BinaryPrimitives.ReadInt64BigEndian(numbers),
            BinaryPrimitives.ReadInt64BigEndian(numbers[8..]),
            BinaryPrimitives.ReadInt64BigEndian(numbers[16..]),
            BinaryPrimitives.ReadDoubleBigEndian(numbers[24..]));
    }

    public void Write(Span<byte> bytes)
    {
        Span<byte> numbers = bytes[(PassagePlace.Size + DocumentAddress.Size)..];
        Place.Write(bytes);
        Kept.Write(bytes[PassagePlace.Size..]);
        BinaryPrimitives.WriteInt64BigEndian(numbers, KeptStart);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], Documents);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], Hosts);
        BinaryPrimitives.WriteDoubleBigEndian(numbers[24..], Similarity);
    }

    public int CompareTo(FrequentCutRecord other) => Place.CompareTo(other.Place);
}
