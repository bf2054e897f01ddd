namespace Tsumugi.Stages.Read;

/// <summary>How large a thing may be before a reader calls it a fault; what bounds a worker's memory.</summary>
/// <remarks>All sizes are bytes. A worker holds about one record and one body at a time, so its peak is near twice the largest limit.</remarks>
public sealed record ReadLimits
{
    /// <summary>Gets the limits in force unless someone says otherwise.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Gets the largest record of an archive that is read into memory; larger ones are passed over as `read/too-large`.</summary>
    public int RecordBytes { get; init; } = 64 << 20;

    /// <summary>Gets the largest body after transfer and content codings are undone: the guard against compression bombs.</summary>
    public int BodyBytes { get; init; } = 64 << 20;

    /// <summary>Gets the largest header block of a record.</summary>
    public int HeaderBytes { get; init; } = 256 << 10;

    /// <summary>Gets the longest line of a JSON Lines file.</summary>
    public int LineBytes { get; init; } = 64 << 20;

    /// <summary>Gets the largest HTML or text file that is one document.</summary>
    public int FileBytes { get; init; } = 64 << 20;

    /// <summary>Gets how much buffer memory stays with a reader between records; what a giant needed beyond it is given back.</summary>
    public int ResidentBytes { get; init; } = 4 << 20;
}
