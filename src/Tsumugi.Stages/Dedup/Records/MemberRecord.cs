using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A document under the cluster it belongs to and the first document with the same key, with what decides who is kept.</summary>
internal readonly record struct MemberRecord(DocumentAddress Cluster, DocumentAddress First, DocumentAddress Address, DocumentRank Rank) : ISortedRecord<MemberRecord>
{
    public static uint Kind => 0x4D454D42; // "MEMB"

    public static int Size => RankAt + DocumentRank.Size + 16;

    private static int RankAt => 3 * DocumentAddress.Size;

    private static int ContentAt => RankAt + DocumentRank.Size;

    public ulong Prefix => Cluster.Prefix;

    public static MemberRecord Read(ReadOnlySpan<byte> bytes) => new(
        DocumentAddress.Read(bytes),
        DocumentAddress.Read(bytes[DocumentAddress.Size..]),
        DocumentAddress.Read(bytes[(2 * DocumentAddress.Size)..]),
        DocumentRank.Read(bytes[RankAt..]) with
        {
            Content = new ContentHash(0, BinaryPrimitives.ReadUInt64BigEndian(bytes[ContentAt..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[(ContentAt + 8)..])),
        });

    public void Write(Span<byte> bytes)
    {
        Cluster.Write(bytes);
        First.Write(bytes[DocumentAddress.Size..]);
        Address.Write(bytes[(2 * DocumentAddress.Size)..]);
        Rank.Write(bytes[RankAt..]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[ContentAt..], Rank.Content.Key);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[(ContentAt + 8)..], Rank.Content.Text);
    }

    public int CompareTo(MemberRecord other)
    {
        int order = Cluster.CompareTo(other.Cluster);
        order = order != 0 ? order : First.CompareTo(other.First);
        return order != 0 ? order : Address.CompareTo(other.Address);
    }
}
