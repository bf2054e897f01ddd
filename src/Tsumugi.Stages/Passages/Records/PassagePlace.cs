using System.Buffers.Binary;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>Where a passage stands: document, and span in UTF-16 units of its stored text.</summary>
/// <param name="Address">The document.</param>
/// <param name="Start">The first unit.</param>
/// <param name="Length">How many units.</param>
internal readonly record struct PassagePlace(DocumentAddress Address, int Start, int Length) : IComparable<PassagePlace>
{
    public const int Size = DocumentAddress.Size + 8;

    public static PassagePlace Read(ReadOnlySpan<byte> bytes) => new(
        DocumentAddress.Read(bytes),
        BinaryPrimitives.ReadInt32BigEndian(bytes[DocumentAddress.Size..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[(DocumentAddress.Size + 4)..]));

    public void Write(Span<byte> bytes)
    {
        Address.Write(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[DocumentAddress.Size..], Start);
        BinaryPrimitives.WriteInt32BigEndian(bytes[(DocumentAddress.Size + 4)..], Length);
    }

    public int CompareTo(PassagePlace other)
    {
        int order = Address.CompareTo(other.Address);
        order = order != 0 ? order : Start.CompareTo(other.Start);
        return order != 0 ? order : Length.CompareTo(other.Length);
    }
}
