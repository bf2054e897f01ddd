using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Measures a model on text that is held out.</summary>
/// <remarks>The text is cut into sequences of the training length without overlap; the first token of each is given, all others are predicted. One caller at a time.</remarks>
public sealed class HeldOut
{
    private readonly TokenStretch _stretch;
    private readonly TokenLengths? _lengths;
    private readonly LlamaPass _pass;
    private readonly int _vocabularySize;
    private readonly long _most;

    /// <summary>Prepares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stretch">The text.</param>
    /// <param name="settings">The shape of sequences.</param>
    /// <param name="lengths">What tokens stand for, if it is known.</param>
    /// <param name="mostTokens">The most tokens to predict, from the beginning.</param>
    /// <param name="threads">The most threads to use; they change no bit.</param>
    public HeldOut(LlamaModel model, TokenStretch stretch, TrainingSettings settings, TokenLengths? lengths, long mostTokens, int threads)
    {
        (_stretch, _lengths, _vocabularySize) = (stretch, lengths, model.Shape.VocabularySize);
        _most = Math.Min(mostTokens, stretch.Count - 1);
        long sequences = Math.Clamp((_most + settings.Length - 1) / settings.Length, 1, settings.Sequences);
        _pass = new LlamaPass(model, (int)sequences, settings.Length, threads);
    }

    /// <summary>Measures.</summary>
    public HeldOutLoss Measure()
    {
        int rows = _pass.Sequences * _pass.Length;
        int[] window = new int[rows + 1], tokens = new int[rows], targets = new int[rows];
        HeldOutLoss sum = new(0, 0, 0, 0);
        for (long start = 0; start < _most; start += rows)
        {
            int count = (int)Math.Min(rows, _most - start);
            _stretch.Read(start, window.AsSpan(0, count + 1), _vocabularySize);
            window.AsSpan(0, count).CopyTo(tokens);
            window.AsSpan(1, count).CopyTo(targets);
            tokens.AsSpan(count).Clear();
            targets.AsSpan(count).Fill(-1);
            sum = Add(sum, _pass.Losses(tokens, targets), targets.AsSpan(0, count));
        }

        return sum;
    }

    private HeldOutLoss Add(HeldOutLoss sum, ReadOnlySpan<double> losses, ReadOnlySpan<int> targets)
    {
        double nats = 0;
        (long characters, long bytes) = (0, 0);
        for (int i = 0; i < targets.Length; i++)
        {
            nats += losses[i];
            characters += _lengths?.Characters[targets[i]] ?? 0;
            bytes += _lengths?.Bytes[targets[i]] ?? 0;
        }

        return new HeldOutLoss(sum.Nats + nats, sum.Tokens + targets.Length, sum.Characters + characters, sum.Bytes + bytes);
    }
}
