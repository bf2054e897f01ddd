namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Two documents that belong together: a duplicate and the first of its kind, or two candidates (the lower address first).</summary>
internal readonly record struct PairRecord(DocumentAddress A, DocumentAddress B) : ISortedRecord<PairRecord>
{
    public static uint Kind => 0x50414952; // "PAIR"

    public static int Size => 2 * DocumentAddress.Size;

    public ulong Prefix => A.Prefix;

    /// <summary>Pairs two documents, the lower address first.</summary>
    public static PairRecord Of(DocumentAddress left, DocumentAddress right) => left < right ? new(left, right) : new(right, left);

    public static PairRecord Read(ReadOnlySpan<byte> bytes) => new(DocumentAddress.Read(bytes), DocumentAddress.Read(bytes[DocumentAddress.Size..]));

    public void Write(Span<byte> bytes)
    {
        A.Write(bytes);
        B.Write(bytes[DocumentAddress.Size..]);
    }

    public int CompareTo(PairRecord other)
    {
        int order = A.CompareTo(other.A);
        return order != 0 ? order : B.CompareTo(other.B);
    }
}
