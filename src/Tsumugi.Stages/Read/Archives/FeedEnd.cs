namespace Tsumugi.Stages.Read.Archives;

/// <summary>How a segment of an archive came to its end.</summary>
internal enum FeedEnd
{
    /// <summary>There is more, or the end is where it should be.</summary>
    Complete,

    /// <summary>The file ends inside a compressed stretch.</summary>
    Truncated,

    /// <summary>The compressed bytes are damaged; what was delivered before is not proven.</summary>
    Corrupt,
}
