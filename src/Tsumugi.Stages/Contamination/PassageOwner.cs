namespace Tsumugi.Stages.Contamination;

/// <summary>An item that has a passage, and the field in which it stands.</summary>
/// <param name="Item">The index of the item.</param>
/// <param name="Field">The index of the field's name.</param>
public readonly record struct PassageOwner(int Item, int Field);
