namespace Tsumugi.Models.Transformer;

/// <summary>One matrix or vector among all numbers of a model.</summary>
/// <param name="Name">Its name as Hugging Face calls it, such as `model.layers.0.mlp.up_proj.weight`.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Rows">Outputs; 1 for a vector.</param>
/// <param name="Columns">Inputs, or the length of a vector.</param>
/// <param name="IsVector">Whether it is the weight of a norm, which has one dimension and is not decayed.</param>
public readonly record struct ParameterSlice(string Name, int Start, int Rows, int Columns, bool IsVector)
{
    /// <summary>Gets how many numbers it has.</summary>
    public int Length => Rows * Columns;

    /// <summary>Gets the first number behind it.</summary>
    public int End => Start + Length;

    /// <summary>Takes its numbers out of all.</summary>
    public Span<float> Of(float[] values) => values.AsSpan(Start, Length);
}
