namespace Tsumugi.Engine.Schedulers;

/// <summary>What a command line of a scheduler answered.</summary>
/// <param name="ExitCode">Its exit code; 127 if there is no such program.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it complained of.</param>
public sealed record CommandAnswer(int ExitCode, string Out, string Error);
