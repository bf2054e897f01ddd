using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>One row of a cluster file, see <see cref="ClusterEntry"/>.</summary>
internal readonly record struct ClusterRecord(DocumentAddress Address, ClusterEntry Entry) : ISortedRecord<ClusterRecord>
{
    public static uint Kind => 0x434C5553; // "CLUS"

    public static int Size => 40;

    public ulong Prefix => Address.Prefix;

    public static ClusterRecord Read(ReadOnlySpan<byte> bytes)
    {
        DocumentAddress address = DocumentAddress.Read(bytes);
        var entry = new ClusterEntry(
            address.Row,
            DocumentAddress.Read(bytes[6..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
            (ClusterRole)bytes[16],
            (TwinKind)bytes[17],
            DocumentAddress.Read(bytes[18..]),
            BinaryPrimitives.ReadDoubleBigEndian(bytes[24..]),
            BinaryPrimitives.ReadDoubleBigEndian(bytes[32..]));
        return new(address, entry);
    }

    public void Write(Span<byte> bytes)
    {
        Address.Write(bytes);
        Entry.Cluster.Write(bytes[6..]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], (uint)Entry.Size);
        bytes[16] = (byte)Entry.Role;
        bytes[17] = (byte)Entry.Kind;
        Entry.Kept.Write(bytes[18..]);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[24..], Entry.Jaccard);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[32..], Entry.Containment);
    }

    public int CompareTo(ClusterRecord other) => Address.CompareTo(other.Address);
}
