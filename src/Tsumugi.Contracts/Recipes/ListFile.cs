namespace Tsumugi.Contracts.Recipes;

/// <summary>A list that a recipe names, such as one of hosts to be left out.</summary>
/// <param name="Path">Where it lies on this machine; not part of the plan's hash.</param>
/// <param name="Name">As the recipe writes it; ledgers show it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its content.</param>
public sealed record ListFile(string Path, string Name, long Bytes, string Sha256);
