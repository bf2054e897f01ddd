namespace Tsumugi.Contracts.Rules;

/// <summary>A step of the published pipeline that a preset does not reproduce, and why.</summary>
/// <param name="Step">What the publication calls it.</param>
/// <param name="Reason">One or two English sentences.</param>
/// <param name="ReasonJa">The same in Japanese.</param>
public sealed record PresetNote(string Step, string Reason, string ReasonJa);
