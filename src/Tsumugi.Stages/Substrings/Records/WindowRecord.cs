using System.Buffers.Binary;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Substrings.Records;

/// <summary>The hash of one window's letters, and where it stands.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Address">The document.</param>
/// <param name="Start">The number of its first letter, among the letters of the stored text that count.</param>
internal readonly record struct WindowRecord(ulong Hash, DocumentAddress Address, int Start) : ISortedRecord<WindowRecord>
{
    public static uint Kind => 0x57494E44; // "WIND"

    public static int Size => 8 + DocumentAddress.Size + 4;

    public ulong Prefix => Hash;

    public static WindowRecord Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), DocumentAddress.Read(bytes[8..]), BinaryPrimitives.ReadInt32BigEndian(bytes[14..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Hash);
        Address.Write(bytes[8..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[14..], Start);
    }

    public int CompareTo(WindowRecord other)
    {
        int order = Hash.CompareTo(other.Hash);
        order = order != 0 ? order : Address.CompareTo(other.Address);
        return order != 0 ? order : Start.CompareTo(other.Start);
    }
}
