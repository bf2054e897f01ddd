namespace Tsumugi.Cli.Explaining;

/// <summary>What a run changes about a document of an earlier run.</summary>
/// <param name="Change">`replaced` or `restored`; empty if it stays as it was.</param>
/// <param name="KeptId">The kept twin of a replaced document.</param>
/// <param name="KeptRun">The earlier run that holds the twin; empty if it is the run itself.</param>
/// <param name="Jaccard">True similarity to the twin.</param>
/// <param name="File">The dataset file of a restored document; empty if it is not written.</param>
internal sealed record EarlierChange(string Change, string KeptId, string KeptRun, double Jaccard, string File);
