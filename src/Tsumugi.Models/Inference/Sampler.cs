namespace Tsumugi.Models.Inference;

/// <summary>Draws the next token. The same settings and the same logits give the same tokens. For one text.</summary>
/// <param name="settings">How it draws.</param>
/// <param name="vocabularySize">The number of tokens.</param>
internal sealed class Sampler(SamplingSettings settings, int vocabularySize)
{
    private readonly double[] _weights = new double[vocabularySize];
    private readonly int[] _order = new int[vocabularySize];
    private readonly Dictionary<int, int> _written = [];
    private ulong _state = settings.Seed;

    /// <summary>Draws a token.</summary>
    /// <param name="logits">One logit for each token.</param>
    public int Next(ReadOnlySpan<float> logits)
    {
        Weigh(logits);
        int token = settings.Temperature <= 0 ? Likeliest() : Draw();
        _written[token] = _written.GetValueOrDefault(token) + 1;
        return token;
    }

    private void Weigh(ReadOnlySpan<float> logits)
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = logits[i];
        }

        foreach ((int token, double bias) in settings.LogitBias)
        {
            _weights[token] += bias;
        }

        foreach ((int token, int count) in _written)
        {
            _weights[token] -= settings.PresencePenalty + (settings.FrequencyPenalty * count);
        }
    }

    private int Likeliest()
    {
        int best = 0;
        for (int i = 1; i < _weights.Length; i++)
        {
            best = _weights[i] > _weights[best] ? i : best;
        }

        return best;
    }

    private int Draw()
    {
        double largest = _weights[Likeliest()];
        double total = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = Math.Exp((_weights[i] - largest) / settings.Temperature);
            total += _weights[i];
        }

        if (settings.TopP >= 1 && settings.TopK == 0)
        {
            return At(_weights.Length, total, ordered: false);
        }

        int count = settings.TopK == 0 ? _weights.Length : Math.Min(settings.TopK, _weights.Length);
        Order();
        double kept = 0;
        int last = 0;
        while (last < count && kept < settings.TopP * total)
        {
            kept += _weights[_order[last++]];
        }

        return At(Math.Max(last, 1), kept > 0 ? kept : _weights[_order[0]], ordered: true);
    }

    /// <summary>Sorts tokens by weight, the lower id first where two are equal.</summary>
    private void Order()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        Array.Sort(_order, (left, right) => _weights[left] == _weights[right] ? left.CompareTo(right) : _weights[right].CompareTo(_weights[left]));
    }

    private int At(int count, double total, bool ordered)
    {
        double place = Fraction() * total;
        for (int i = 0; i < count; i++)
        {
            int token = ordered ? _order[i] : i;
            place -= _weights[token];
            if (place < 0)
            {
                return token;
            }
        }

        return ordered ? _order[count - 1] : Likeliest();
    }

    /// <summary>Gets a number from 0 up to 1 (SplitMix64 by Sebastiano Vigna, public domain).</summary>
    private double Fraction()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
