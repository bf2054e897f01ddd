using System.Buffers.Binary;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Substrings.Records;

/// <summary>Windows of one document that share an anchor: the anchor's hash, the hash of all their letters, and where they stand.</summary>
/// <param name="Anchor">The anchor's hash. Equal windows have equal anchors.</param>
/// <param name="Context">The hash of all letters from the first window's first to the last window's last.</param>
/// <param name="Address">The document.</param>
/// <param name="Start">The number of the first window's first letter, among the letters of the stored text that count.</param>
/// <param name="Letters">How many letters there are.</param>
internal readonly record struct AnchorRecord(ulong Anchor, ulong Context, DocumentAddress Address, int Start, int Letters) : ISortedRecord<AnchorRecord>
{
    public static uint Kind => 0x414E4348; // "ANCH"

    public static int Size => 16 + DocumentAddress.Size + 6;

    public ulong Prefix => Anchor;

    public static AnchorRecord Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        DocumentAddress.Read(bytes[16..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[22..]),
        BinaryPrimitives.ReadUInt16BigEndian(bytes[26..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Anchor);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Context);
        Address.Write(bytes[16..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[22..], Start);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[26..], checked((ushort)Letters));
    }

    public int CompareTo(AnchorRecord other)
    {
        int order = Anchor.CompareTo(other.Anchor);
        order = order != 0 ? order : Context.CompareTo(other.Context);
        order = order != 0 ? order : Address.CompareTo(other.Address);
        return order != 0 ? order : Start.CompareTo(other.Start);
    }
}
