using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>One of the runs or presets that are compared.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Documents">All documents that it knows.</param>
/// <param name="Kept">What goes into its dataset.</param>
/// <param name="KeptOfSource">The same by source.</param>
public sealed record ComparedSide(string Name, long Documents, Quantity Kept, IReadOnlyDictionary<string, Quantity> KeptOfSource);
