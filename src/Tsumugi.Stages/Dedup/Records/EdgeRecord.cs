using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A verified pair under the cluster it belongs to.</summary>
internal readonly record struct EdgeRecord(DocumentAddress Cluster, DocumentAddress A, DocumentAddress B, double Jaccard, double OfA = 0, double OfB = 0) : ISortedRecord<EdgeRecord>
{
    public static uint Kind => 0x45444745; // "EDGE"

    public static int Size => (3 * DocumentAddress.Size) + 24;

    public ulong Prefix => Cluster.Prefix;

    public static EdgeRecord Read(ReadOnlySpan<byte> bytes) => new(
        DocumentAddress.Read(bytes),
        DocumentAddress.Read(bytes[DocumentAddress.Size..]),
        DocumentAddress.Read(bytes[(2 * DocumentAddress.Size)..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[(3 * DocumentAddress.Size)..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[((3 * DocumentAddress.Size) + 8)..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[((3 * DocumentAddress.Size) + 16)..]));

    public void Write(Span<byte> bytes)
    {
        Cluster.Write(bytes);
        A.Write(bytes[DocumentAddress.Size..]);
        B.Write(bytes[(2 * DocumentAddress.Size)..]);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[(3 * DocumentAddress.Size)..], Jaccard);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[((3 * DocumentAddress.Size) + 8)..], OfA);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[((3 * DocumentAddress.Size) + 16)..], OfB);
    }

    public int CompareTo(EdgeRecord other)
    {
        int order = Cluster.CompareTo(other.Cluster);
        order = order != 0 ? order : A.CompareTo(other.A);
        order = order != 0 ? order : B.CompareTo(other.B);
        return order != 0 ? order : Jaccard.CompareTo(other.Jaccard);
    }
}
