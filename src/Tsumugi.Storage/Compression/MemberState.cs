namespace Tsumugi.Storage.Compression;

/// <summary>How a gzip member ended.</summary>
public enum MemberState
{
    /// <summary>Before the first member, or the member is still being read.</summary>
    Reading,

    /// <summary>Read to its end; length and CRC-32 are right.</summary>
    Complete,

    /// <summary>The file ends inside it.</summary>
    Truncated,

    /// <summary>Its bytes are damaged, or there is no member where one should begin.</summary>
    Corrupt,
}
