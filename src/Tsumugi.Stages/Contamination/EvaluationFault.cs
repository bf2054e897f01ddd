namespace Tsumugi.Stages.Contamination;

/// <summary>A piece of an evaluation file that could not be read, so was not looked for.</summary>
/// <param name="Number">The line, row or item, starting at 1; 0 for the rest of the file.</param>
/// <param name="Reason">A reason code of the readers, such as `read/not-json`.</param>
internal readonly record struct EvaluationFault(long Number, string Reason);
