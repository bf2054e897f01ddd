using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>A finished run that is compared with another.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Files">Its files.</param>
/// <param name="Rules">Its rules.</param>
public sealed record ComparedRun(string Name, CorpusFiles Files, Preset Rules);
