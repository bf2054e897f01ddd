using System.Buffers.Binary;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Substrings.Records;

/// <summary>Neighbouring windows of one document that stand earlier in the corpus, and where.</summary>
/// <param name="Address">The document.</param>
/// <param name="Start">The number of the first window's first letter, among the letters of the stored text that count.</param>
/// <param name="Windows">How many windows there are; each begins one letter after the one before.</param>
/// <param name="Kept">The document in which they stand first.</param>
/// <param name="KeptStart">The number of the first window's first letter there.</param>
internal readonly record struct PassageRecord(DocumentAddress Address, int Start, int Windows, DocumentAddress Kept, int KeptStart) : ISortedRecord<PassageRecord>
{
    public static uint Kind => 0x50415353; // "PASS"

    public static int Size => (2 * DocumentAddress.Size) + 12;

    public ulong Prefix => Address.Prefix;

    public static PassageRecord Read(ReadOnlySpan<byte> bytes) => new(
        DocumentAddress.Read(bytes),
        BinaryPrimitives.ReadInt32BigEndian(bytes[6..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[10..]),
        DocumentAddress.Read(bytes[14..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    public void Write(Span<byte> bytes)
    {
        Address.Write(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[6..], Start);
        BinaryPrimitives.WriteInt32BigEndian(bytes[10..], Windows);
        Kept.Write(bytes[14..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], KeptStart);
    }

    public int CompareTo(PassageRecord other)
    {
        int order = Address.CompareTo(other.Address);
        order = order != 0 ? order : Start.CompareTo(other.Start);
        order = order != 0 ? order : Kept.CompareTo(other.Kept);
        return order != 0 ? order : KeptStart.CompareTo(other.KeptStart);
    }
}
