namespace Tsumugi.Models.Formats;

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its dimensions, slowest first.</param>
/// <param name="Values">Its numbers.</param>
/// <param name="Type">How they are to lie in the file.</param>
public sealed record NewTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values, TensorType Type);
