namespace Tsumugi.Stages.Read.Archives;

/// <summary>What stands at the beginning of a line of an archive.</summary>
internal enum RecordStart
{
    /// <summary>No record.</summary>
    None,

    /// <summary>The version line of a WARC record.</summary>
    Warc,

    /// <summary>The one-line header of an ARC record.</summary>
    Arc,

    /// <summary>More bytes are needed to tell.</summary>
    Undecided,
}
