namespace Tsumugi.Models.Classifier;

/// <summary>Turns inner products into probabilities that add up to 1.</summary>
internal static class LabelSoftmax
{
    /// <summary>Replaces the products by probabilities.</summary>
    public static void Of(Span<float> values)
    {
        float largest = float.NegativeInfinity;
        foreach (float value in values)
        {
            largest = Math.Max(largest, value);
        }

        float sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Exp(values[i] - largest);
            sum += values[i];
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= sum;
        }
    }
}
