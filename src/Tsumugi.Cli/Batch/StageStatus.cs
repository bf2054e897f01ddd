namespace Tsumugi.Cli.Batch;

/// <summary>How far a stage is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tasks">How many tasks it has; null as long as the stages before it are not complete.</param>
/// <param name="Done">How many are committed.</param>
/// <param name="Begun">How many of the others have an attempt that runs or died without a word.</param>
/// <param name="Stopped">How many of the others were stopped by a signal, and by nothing else.</param>
/// <param name="Failed">How many of the others have an attempt that failed.</param>
internal sealed record StageStatus(string Name, int? Tasks, int? Done, int? Begun, int? Stopped, int? Failed);
