using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Two documents (the lower address first) with their true Jaccard similarity (not a number where verification is off) and the share of either one's shingles that both have.</summary>
internal readonly record struct VerifiedRecord(DocumentAddress A, DocumentAddress B, double Jaccard, double OfA = 0, double OfB = 0) : ISortedRecord<VerifiedRecord>
{
    public static uint Kind => 0x56455249; // "VERI"

    public static int Size => (2 * DocumentAddress.Size) + 24;

    public ulong Prefix => A.Prefix;

    public static VerifiedRecord Read(ReadOnlySpan<byte> bytes) => new(
        DocumentAddress.Read(bytes),
        DocumentAddress.Read(bytes[DocumentAddress.Size..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[(2 * DocumentAddress.Size)..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[((2 * DocumentAddress.Size) + 8)..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[((2 * DocumentAddress.Size) + 16)..]));

    public void Write(Span<byte> bytes)
    {
        A.Write(bytes);
        B.Write(bytes[DocumentAddress.Size..]);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[(2 * DocumentAddress.Size)..], Jaccard);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[((2 * DocumentAddress.Size) + 8)..], OfA);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[((2 * DocumentAddress.Size) + 16)..], OfB);
    }

    public int CompareTo(VerifiedRecord other)
    {
        int order = A.CompareTo(other.A);
        order = order != 0 ? order : B.CompareTo(other.B);
        return order != 0 ? order : Jaccard.CompareTo(other.Jaccard);
    }
}
