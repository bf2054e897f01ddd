using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Cuts packed tokens into sequences of equal length and deals them out in an order that only the seed determines.</summary>
/// <remarks>
/// Sequence i covers the tokens i·length … (i+1)·length; its targets are the same moved on by one. Each passing of the data shuffles anew.
/// Which sequences a step gets is a function of seed and step alone, so a run goes on anywhere.
/// </remarks>
public sealed class TokenWindows
{
    private readonly TokenStretch _stretch;
    private readonly TrainingSettings _settings;
    private readonly int[] _order;
    private readonly int[] _window;
    private long _epoch = -1;

    /// <summary>Cuts.</summary>
    /// <exception cref="TsumugiException">TSU5202: there are fewer tokens than one sequence has.</exception>
    public TokenWindows(TokenStretch stretch, TrainingSettings settings)
    {
        long count = (stretch.Count - 1) / settings.Length;
        if (count < 1 || count > Array.MaxLength)
        {
            throw new TsumugiException(
                "TSU5202",
                ExitCode.Usage,
                stretch.Reader.Prefix,
                new Phrase($"{stretch.Count} tokens to learn from do not fill one sequence of {settings.Length} and the token behind it", $"学習に使えるトークンが {stretch.Count} 個しかなく、{settings.Length} トークンの系列とその次の 1 トークンに足りません"),
                new Phrase("pack more documents, or take a shorter `length`", "もっと多くの文書を詰めるか、`length` を短くしてください"));
        }

        (_stretch, _settings) = (stretch, settings);
        _order = new int[count];
        _window = new int[settings.Length + 1];
    }

    /// <summary>Gets how many sequences the data has.</summary>
    public int Count => _order.Length;

    /// <summary>Fills in what a step learns from.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <param name="tokens">Sequences × length.</param>
    /// <param name="targets">The same, moved on by one.</param>
    public void Fill(int step, int[] tokens, int[] targets)
    {
        for (int sequence = 0; sequence < _settings.Sequences; sequence++)
        {
            long index = ((long)step * _settings.Sequences) + sequence;
            Shuffle(index / Count);
            _stretch.Read((long)_order[index % Count] * _settings.Length, _window, _settings.Shape.VocabularySize);
            _window.AsSpan(0, _settings.Length).CopyTo(tokens.AsSpan(sequence * _settings.Length));
            _window.AsSpan(1, _settings.Length).CopyTo(targets.AsSpan(sequence * _settings.Length));
        }
    }

    private void Shuffle(long epoch)
    {
        if (epoch == _epoch)
        {
            return;
        }

        _epoch = epoch;
        SeededRandom random = new(_settings.Seed + (0x9E3779B97F4A7C15 * (ulong)(epoch + 1)));
        for (int i = 0; i < _order.Length; i++)
        {
            int other = random.Below(i + 1);
            _order[i] = _order[other];
            _order[other] = i;
        }
    }
}
