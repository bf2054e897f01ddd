namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A sorted file, and by how many shards its addresses are to be moved on: pass 1 numbers the shards of its own run from 0, whatever stands before them in the corpus.</summary>
/// <param name="Path">The file.</param>
/// <param name="Moved">The shards that stand before those of the file's run.</param>
internal readonly record struct RecordSource(string Path, int Moved = 0);
