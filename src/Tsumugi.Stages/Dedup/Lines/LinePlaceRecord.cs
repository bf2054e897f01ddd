using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup.Lines;

/// <summary>One row of a file of line places.</summary>
internal readonly record struct LinePlaceRecord(uint Row, LinePlace Place) : ISortedRecord<LinePlaceRecord>
{
    public static uint Kind => 0x4C494E45; // "LINE"

    public static int Size => 33;

    public ulong Prefix => Row;

    public static LinePlaceRecord Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32BigEndian(bytes),
        new LinePlace(
            BinaryPrimitives.ReadInt64BigEndian(bytes[4..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[12..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[20..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[28..]),
            bytes[32] != 0));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Row);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], Place.Number);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], Place.Start);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], Place.Length);
        BinaryPrimitives.WriteInt32BigEndian(bytes[24..], Place.TextAt);
        BinaryPrimitives.WriteInt32BigEndian(bytes[28..], Place.TextLength);
        bytes[32] = Place.IsEscaped ? (byte)1 : (byte)0;
    }

    public int CompareTo(LinePlaceRecord other) => Row.CompareTo(other.Row);
}
