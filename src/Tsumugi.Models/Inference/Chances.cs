namespace Tsumugi.Models.Inference;

/// <summary>Turns logits into logarithms of probabilities.</summary>
internal static class Chances
{
    /// <summary>Says how likely a token is among all, and which are likelier.</summary>
    /// <param name="logits">The logits of all tokens.</param>
    /// <param name="token">The token.</param>
    /// <param name="likeliest">How many of the likeliest tokens are told.</param>
    public static TokenChance Of(ReadOnlySpan<float> logits, int token, int likeliest)
    {
        double total = LogOfSum(logits);
        List<(int Token, double LogProbability)> top = new(likeliest);
        for (int i = 0; likeliest > 0 && i < logits.Length; i++)
        {
            double value = logits[i] - total;
            if (top.Count == likeliest && value <= top[^1].LogProbability)
            {
                continue;
            }

            int place = top.Count;
            while (place > 0 && top[place - 1].LogProbability < value)
            {
                place--;
            }

            top.Insert(place, (i, value));
            if (top.Count > likeliest)
            {
                top.RemoveAt(likeliest);
            }
        }

        return new TokenChance(token, logits[token] - total, top);
    }

    /// <summary>Computes the logarithm of the sum of exponentials; the largest is taken out first, so that nothing overflows.</summary>
    public static double LogOfSum(ReadOnlySpan<float> logits)
    {
        float largest = float.NegativeInfinity;
        foreach (float value in logits)
        {
            largest = Math.Max(largest, value);
        }

        double sum = 0;
        foreach (float value in logits)
        {
            sum += Math.Exp(value - largest);
        }

        return largest + Math.Log(sum);
    }
}
