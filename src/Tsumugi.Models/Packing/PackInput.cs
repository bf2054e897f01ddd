namespace Tsumugi.Models.Packing;

/// <summary>One document on its way into packed tokens.</summary>
/// <param name="Origin">Where it comes from; its number is not known yet.</param>
/// <param name="Text">Its text.</param>
/// <param name="Cluster">What it is a duplicate of, as a name that its near-duplicates share; empty to go by its letters alone.</param>
public sealed record PackInput(PackedDocument Origin, string Text, string Cluster);
