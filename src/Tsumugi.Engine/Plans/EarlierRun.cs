namespace Tsumugi.Engine.Plans;

/// <summary>An earlier run against whose signatures a new one is made.</summary>
/// <param name="Name">The name of its dataset and the beginning of its root: `web-2024@3f2a91bc`. Stands in ledgers.</param>
/// <param name="Folder">Its output folder; like other absolute paths, no part of the plan's hash.</param>
/// <param name="Plan">The hash of its plan.</param>
/// <param name="Root">Its Merkle root: a run that was made anew or changed has another one.</param>
/// <param name="Sources">The source of each of its shards.</param>
/// <param name="Dedup">Its settings of deduplication.</param>
public sealed record EarlierRun(string Name, string Folder, string Plan, string Root, IReadOnlyList<string> Sources, SortedDictionary<string, IReadOnlyList<string>> Dedup);
