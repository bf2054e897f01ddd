namespace Tsumugi.Contracts.Steps;

/// <summary>How much an extractor has kept, or cut for one reason.</summary>
/// <param name="Reason">The code of why it was cut, such as `extract/navigation`; empty for what was kept.</param>
/// <param name="Blocks">How many blocks or stretches.</param>
/// <param name="Letters">How many letters they have, blanks left out; of what is not shown as many as the source has.</param>
public readonly record struct BlockTally(string Reason, long Blocks, long Letters);
