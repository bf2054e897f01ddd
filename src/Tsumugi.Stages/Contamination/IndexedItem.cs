namespace Tsumugi.Stages.Contamination;

/// <summary>One item of an index.</summary>
/// <param name="Set">The index of its set.</param>
/// <param name="Place">Its file and number, as `FILE:NUMBER`.</param>
/// <param name="Id">The id that it states itself; empty if it states none.</param>
public readonly record struct IndexedItem(int Set, string Place, string Id);
