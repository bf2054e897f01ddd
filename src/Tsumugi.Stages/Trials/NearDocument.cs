using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Trials;

/// <summary>A document near a limit as the scan meets it.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Value">Its value.</param>
/// <param name="Words">Its bits.</param>
internal readonly record struct NearDocument(DocumentAddress Address, double Value, long[] Words);
