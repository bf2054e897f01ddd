namespace Tsumugi.Engine.Plans;

/// <summary>One input file as the plan saw it.</summary>
/// <param name="Name">Stable name, relative to the recipe.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sample">SHA-256 over its first, middle and last 64 KiB: enough to notice that a file was exchanged, cheap enough for terabytes. The full hash is noted by the task that reads the file.</param>
public sealed record PlanInput(string Name, long Bytes, string Sample);
