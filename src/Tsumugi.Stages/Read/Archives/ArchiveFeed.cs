namespace Tsumugi.Stages.Read.Archives;

/// <summary>Delivers the bytes of an archive, decompressed, in segments that can each be understood alone.</summary>
/// <remarks>
/// <para>
/// A segment starts where a record starts for certain: at a gzip member that begins with one, or, without members, at the
/// slice's first record. Damage ends a segment, never the archive.
/// </para>
/// <para>Order of calls: <see cref="NextSegment"/>, then <see cref="Read"/> until 0, then <see cref="NextSegment"/> … One thread.</para>
/// </remarks>
internal abstract class ArchiveFeed : IDisposable
{
    /// <summary>Gets the bytes of the file consumed so far.</summary>
    public abstract long PositionBytes { get; }

    /// <summary>Gets how the segment ended, once <see cref="Read"/> gave 0.</summary>
    public abstract FeedEnd End { get; }

    /// <summary>Gets the name of the compression as it stands in reasons (`gzip`, `zstd`); empty if there is none.</summary>
    public abstract string Codec { get; }

    /// <summary>Gets a value indicating whether the segment may start inside a record, so that the first record start must be searched.</summary>
    public virtual bool StartsMidway => false;

    /// <summary>Gets the file position of the segment's first byte.</summary>
    public abstract long SegmentOffset { get; }

    /// <summary>Moves to the next segment that belongs to the slice, leaving the rest of the present one.</summary>
    /// <returns>False behind the last one.</returns>
    public abstract bool NextSegment();

    /// <summary>Reads on within the segment; 0 at its end.</summary>
    public abstract int Read(Span<byte> destination);

    /// <summary>Gets the file position that names a record, given how far into the segment (decompressed) it starts.</summary>
    /// <remarks>Positions must be asked in ascending order. Records that share a gzip member are told apart by adding their rank in it.</remarks>
    public abstract long RecordOffset(long positionInSegment);

    /// <summary>Says whether a record that starts here, for certain, belongs to the next slice.</summary>
    public abstract bool IsBehindSlice(long positionInSegment);

    /// <summary>Says whether a gzip member starts exactly here, so that what follows may be foreign to what came before.</summary>
    public virtual bool IsMemberStart(long positionInSegment) => positionInSegment == 0;

    /// <summary>Says whether a record can end at a position ahead: nothing or a record start follows. Null where one cannot look ahead.</summary>
    public virtual bool? EndsAt(long positionInSegment) => null;

    /// <summary>Goes back to the first byte of the segment, where that is possible; <see cref="RecordOffset"/> goes on counting.</summary>
    public virtual bool TryRestartSegment() => false;

    /// <summary>Passes over bytes that have not been read yet, where that is cheaper than reading them.</summary>
    public virtual bool TryJump(long count) => false;

    /// <inheritdoc/>
    public abstract void Dispose();
}
