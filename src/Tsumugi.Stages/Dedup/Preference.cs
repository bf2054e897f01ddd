namespace Tsumugi.Stages.Dedup;

/// <summary>Whose documents are kept where a new crawl and an earlier run say the same.</summary>
public enum Preference
{
    /// <summary>Those of the earlier run: what it kept stays.</summary>
    Old,

    /// <summary>Those of the new crawl.</summary>
    New,

    /// <summary>The keep order decides over both.</summary>
    Best,
}
