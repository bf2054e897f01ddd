namespace Tsumugi.Stages.Trials;

/// <summary>All documents of a source that fail the same tests.</summary>
internal sealed record BitGroup(string Source, long[] Words, Quantity Amount);
