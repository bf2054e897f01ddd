namespace Tsumugi.Engine.Runs;

/// <summary>What an attempt leaves in its file.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Host">The node it ran on; empty if it left nothing.</param>
/// <param name="Message">What was wrong; empty if it left nothing.</param>
public sealed record AttemptNote(AttemptEnd End, string Host, string Message);
