namespace Tsumugi.Models.Classifier;

/// <summary>Turns a code of one byte for each part of a row back into numbers.</summary>
/// <remarks>Layout of the centroids as in fastText 0.9.2, productquantizer.cc, get_centroids: 256 for each part, the last part may be narrower.</remarks>
/// <param name="columns">Numbers of a row.</param>
/// <param name="parts">Parts of a row.</param>
/// <param name="width">Numbers of a part.</param>
/// <param name="lastWidth">Numbers of the last part.</param>
/// <param name="centroids">Columns × 256 numbers.</param>
internal sealed class ProductQuantiser(int columns, int parts, int width, int lastWidth, float[] centroids)
{
    /// <summary>How many centroids a part has: as many as a byte can name.</summary>
    public const int Centroids = 256;

    /// <summary>Gets the numbers of a row.</summary>
    public int Columns => columns;

    /// <summary>Gets the parts of a row, which are the bytes of its code.</summary>
    public int Parts => parts;

    /// <summary>Adds the row with a code, times a factor.</summary>
    /// <remarks>Parts are two numbers wide as a rule, too narrow for vector registers.</remarks>
    public void AddTo(Span<float> sum, ReadOnlySpan<byte> code, float factor)
    {
        for (int part = 0; part < code.Length; part++)
        {
            ReadOnlySpan<float> centroid = Centroid(part, code[part]);
            Span<float> to = sum.Slice(part * width, centroid.Length);
            for (int i = 0; i < to.Length; i++)
            {
                float product = centroid[i] * factor;
                to[i] += product;
            }
        }
    }

    /// <summary>Gets the inner product of the row with a code and a vector.</summary>
    public float Dot(ReadOnlySpan<float> vector, ReadOnlySpan<byte> code)
    {
        float sum = 0;
        for (int part = 0; part < code.Length; part++)
        {
            ReadOnlySpan<float> centroid = Centroid(part, code[part]);
            ReadOnlySpan<float> with = vector.Slice(part * width, centroid.Length);
            for (int i = 0; i < with.Length; i++)
            {
                float product = centroid[i] * with[i];
                sum += product;
            }
        }

        return sum;
    }

    /// <summary>Gets the numbers that a code stands for in a part.</summary>
    public ReadOnlySpan<float> Centroid(int part, byte code) => part == parts - 1
        ? centroids.AsSpan((part * Centroids * width) + (code * lastWidth), lastWidth)
        : centroids.AsSpan(((part * Centroids) + code) * width, width);
}
