namespace Tsumugi.Models.Transformer;

/// <summary>Chooses tokens by their scores; the same seed and scores choose the same tokens.</summary>
/// <param name="settings">How.</param>
public sealed class TokenSampler(SamplingSettings settings)
{
    private readonly SeededRandom _random = new(settings.Seed);
    private double[] _shares = [];
    private int[] _order = [];

    /// <summary>Chooses a token.</summary>
    /// <param name="logits">A score for each token.</param>
    public int Choose(ReadOnlySpan<float> logits)
    {
        if (settings.Temperature <= 0 || settings.TopCount == 1)
        {
            return Likeliest(logits);
        }

        int inQuestion = Rank(logits);
        double all = 0;
        for (int i = 0; i < inQuestion; i++)
        {
            all += _shares[i];
        }

        double left = _random.NextShare() * all;
        for (int i = 0; i < inQuestion - 1; i++)
        {
            left -= _shares[i];
            if (left < 0)
            {
                return _order[i];
            }
        }

        return _order[inQuestion - 1];
    }

    /// <summary>Gets the token of the highest score; of equal ones the first.</summary>
    public static int Likeliest(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Puts tokens in order, likeliest first, with their shares of probability.</summary>
    /// <returns>How many come into question.</returns>
    private int Rank(ReadOnlySpan<float> logits)
    {
        if (_shares.Length != logits.Length)
        {
            (_shares, _order) = (new double[logits.Length], new int[logits.Length]);
        }

        double highest = logits[Likeliest(logits)], sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double power = Math.Exp((logits[i] - highest) / settings.Temperature);
            sum += power;

            // Sorted by the negated share, then (since sorting by keys is not stable) put right for equal ones by the loop below.
            (_shares[i], _order[i]) = (-power, i);
        }

        Array.Sort(_shares, _order);
        int most = settings.TopCount > 0 ? Math.Min(settings.TopCount, logits.Length) : logits.Length;
        SortEqualOnes();
        double covered = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            _shares[i] /= -sum;
            covered += _shares[i];
            if (i + 1 < most && covered >= settings.TopShare)
            {
                most = i + 1;
            }
        }

        return most;
    }

    private void SortEqualOnes()
    {
        for (int start = 0; start < _shares.Length;)
        {
            int end = start + 1;
            while (end < _shares.Length && _shares[end] == _shares[start])
            {
                end++;
            }

            Array.Sort(_order, start, end - start);
            start = end;
        }
    }
}
