namespace Tsumugi.Models.Transformer;

/// <summary>A Llama: its sizes and all of its numbers.</summary>
/// <remarks>Any number of threads may read; training writes.</remarks>
public sealed class LlamaModel
{
    /// <summary>The spread of fresh weights, as in GPT-2 and Llama's reference code.</summary>
    private const double Spread = 0.02;

    /// <summary>Creates a model whose numbers are all zero.</summary>
    public LlamaModel(LlamaShape shape)
    {
        Shape = shape;
        Layout = new ParameterLayout(shape);
        Values = new float[Layout.Length];
    }

    /// <summary>Gets the sizes.</summary>
    public LlamaShape Shape { get; }

    /// <summary>Gets where each matrix lies.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>Gets the numbers.</summary>
    public float[] Values { get; }

    /// <summary>Creates a fresh model.</summary>
    /// <remarks>
    /// Matrices are normal with a spread of 0.02; those that write into the stream between layers are smaller by √(2 · layers), as in GPT-2,
    /// so that the stream does not grow with the number of layers. Norms begin at 1.
    /// </remarks>
    public static LlamaModel Fresh(LlamaShape shape, ulong seed)
    {
        LlamaModel model = new(shape);
        SeededRandom random = new(seed);
        double small = Spread / Math.Sqrt(2.0 * shape.Layers);
        foreach (ParameterSlice slice in model.Layout.All)
        {
            if (slice.IsVector)
            {
                slice.Of(model.Values).Fill(1);
                continue;
            }

            bool writes = slice.Name.EndsWith("o_proj.weight", StringComparison.Ordinal) || slice.Name.EndsWith("down_proj.weight", StringComparison.Ordinal);
            foreach (ref float value in slice.Of(model.Values))
            {
                value = (float)(random.NextNormal() * (writes ? small : Spread));
            }
        }

        return model;
    }
}
