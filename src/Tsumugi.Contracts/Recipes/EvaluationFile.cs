namespace Tsumugi.Contracts.Recipes;

/// <summary>One file of an evaluation set, as the plan saw it.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Path">Where to open the file on this machine.</param>
/// <param name="Name">Its name, relative to the recipe.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256: another content is another plan.</param>
public sealed record EvaluationFile(string Set, string Path, string Name, long Bytes, string Sha256);
