namespace Tsumugi.Stages.Extract;

/// <summary>The names under which a run counts what of its pages became text: `extract/kept/letters`, `extract/cut/navigation/blocks`.</summary>
public static class ExtractCounters
{
    /// <summary>Where what was kept is counted.</summary>
    public const string Kept = Family + "kept";

    /// <summary>What stands before the reason of what was cut.</summary>
    public const string Cut = Family + "cut/";

    /// <summary>The end of a counter of blocks.</summary>
    public const string Blocks = "/blocks";

    /// <summary>The end of a counter of letters, blanks left out.</summary>
    public const string Letters = "/letters";

    private const string Family = "extract/";

    /// <summary>Gets the counter of a reason, without its end.</summary>
    public static string Of(string reason) => reason.Length == 0 ? Kept : Cut + reason[Family.Length..];

    /// <summary>Gets the reason of a counter that begins with <see cref="Cut"/>.</summary>
    public static string ReasonOf(string counter) => Family + counter[Cut.Length..counter.LastIndexOf('/')];
}
