namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A record of fixed size that is kept in sorted files; written big-endian, so that files can be compared and cut by their bytes.</summary>
/// <typeparam name="T">The record itself.</typeparam>
public interface ISortedRecord<T> : IComparable<T>
    where T : struct, ISortedRecord<T>
{
    /// <summary>Gets four letters that name the record in a file's header.</summary>
    static abstract uint Kind { get; }

    /// <summary>Gets the bytes of one record.</summary>
    static abstract int Size { get; }

    /// <summary>Gets the leading 64 bits of the sort key: never falls when the record rises. Files are read by ranges of it.</summary>
    ulong Prefix { get; }

    /// <summary>Reads a record from exactly <see cref="Size"/> bytes.</summary>
    static abstract T Read(ReadOnlySpan<byte> bytes);

    /// <summary>Writes the record to exactly <see cref="Size"/> bytes.</summary>
    void Write(Span<byte> bytes);
}
