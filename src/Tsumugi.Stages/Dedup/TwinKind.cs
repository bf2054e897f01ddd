namespace Tsumugi.Stages.Dedup;

/// <summary>How a merged document equals its kept twin. The numbers stand in files.</summary>
public enum TwinKind
{
    /// <summary>Not merged.</summary>
    None = 0,

    /// <summary>The same key: equal but for what writers do not mean.</summary>
    Exact = 1,

    /// <summary>Similar enough.</summary>
    Near = 2,

    /// <summary>Less similar than that, but nearly all of it stands in the kept twin, which is longer.</summary>
    Contained = 3,
}
