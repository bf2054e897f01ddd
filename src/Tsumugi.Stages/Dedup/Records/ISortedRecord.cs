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

    /// <summary>Gives the record as it is when the shard it was written for is so many shards further on. Only files whose address is the last of the sort key are read so: their order stays.</summary>
    /// <exception cref="NotSupportedException">Records of this kind say where they are in the whole corpus, and do not move.</exception>
    static virtual T Moved(in T record, int shards) => throw new NotSupportedException();

    /// <summary>Writes the record to exactly <see cref="Size"/> bytes.</summary>
    void Write(Span<byte> bytes);
}
