using System.Buffers.Binary;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Cuts;

/// <summary>One row of a file of cuts: a stretch (UTF-16 units of the stored text) of one document.</summary>
internal readonly record struct CutRecord(DocumentAddress Address, TextSpan Span) : ISortedRecord<CutRecord>
{
    public static uint Kind => 0x43555453; // "CUTS"

    public static int Size => DocumentAddress.Size + 8;

    public ulong Prefix => Address.Prefix;

    public static CutRecord Read(ReadOnlySpan<byte> bytes) => new(
        DocumentAddress.Read(bytes),
        new TextSpan(BinaryPrimitives.ReadInt32BigEndian(bytes[DocumentAddress.Size..]), BinaryPrimitives.ReadInt32BigEndian(bytes[(DocumentAddress.Size + 4)..])));

    public void Write(Span<byte> bytes)
    {
        Address.Write(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[DocumentAddress.Size..], Span.Start);
        BinaryPrimitives.WriteInt32BigEndian(bytes[(DocumentAddress.Size + 4)..], Span.End);
    }

    public int CompareTo(CutRecord other)
    {
        int order = Address.CompareTo(other.Address);
        order = order != 0 ? order : Span.Start.CompareTo(other.Span.Start);
        return order != 0 ? order : Span.End.CompareTo(other.Span.End);
    }
}
