using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>One row of a content file.</summary>
internal readonly record struct ContentRecord(uint Row, ContentHash Content) : ISortedRecord<ContentRecord>
{
    public static uint Kind => 0x434F4E54; // "CONT"

    public static int Size => 28;

    public ulong Prefix => Row;

    public static ContentRecord Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32BigEndian(bytes),
        new ContentHash(BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[12..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[20..])));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Row);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[4..], Content.Sketch);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[12..], Content.Key);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[20..], Content.Text);
    }

    public int CompareTo(ContentRecord other) => Row.CompareTo(other.Row);
}
