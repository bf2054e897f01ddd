namespace Tsumugi.Stages.Dedup;

/// <summary>Which of several twins is kept.</summary>
public enum KeepOrder
{
    /// <summary>The highest quality, then the longest, then by the hash of the content, so that the order of the corpus does not matter.</summary>
    Best,

    /// <summary>The first in the order of the corpus.</summary>
    First,

    /// <summary>The latest date (unknown dates last), then as <see cref="Best"/>.</summary>
    Newest,

    /// <summary>The most letters, then as <see cref="Best"/>.</summary>
    Longest,
}
