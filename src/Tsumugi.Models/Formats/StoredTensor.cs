namespace Tsumugi.Models.Formats;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its numbers lie.</param>
/// <param name="Shape">Its dimensions, slowest first.</param>
/// <param name="Start">The first byte, from the beginning of the file.</param>
/// <param name="Bytes">Its length.</param>
public sealed record StoredTensor(string Name, TensorType Type, IReadOnlyList<long> Shape, long Start, long Bytes)
{
    /// <summary>Gets how many numbers it has.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}
