namespace Tsumugi.Engine.Schedulers;

/// <summary>One job that a scheduler is asked for: an array, or a single one.</summary>
public sealed record JobRequest
{
    /// <summary>Gets its name, which no other job of the user has.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how many elements its array has; null for a single job.</summary>
    public int? Elements { get; init; }

    /// <summary>Gets what an element may use.</summary>
    public required StageLimits Limits { get; init; }

    /// <summary>Gets the site.</summary>
    public required SiteSettings Site { get; init; }

    /// <summary>Gets the folder of its logs.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the words of the program's command line, behind which an array puts `--element` and the element's number.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Gets nodes that should not run it.</summary>
    public IReadOnlyList<string> Avoid { get; init; } = [];
}
