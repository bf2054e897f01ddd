using System.Text;
using Tsumugi.Models.Inference;

namespace Tsumugi.Models.Evaluation;

/// <summary>Weighs and continues texts with a model in this process. For one thread.</summary>
/// <remarks>
/// Prompt and continuation are made tokens together, as in training; a token counts as soon as it reaches over the border. Texts longer than the
/// model's context lose their beginning. The choices of one question share the prompt, which is read once.
/// </remarks>
public sealed class LocalScorer(ITextModel model) : IScorer, IDisposable
{
    private readonly ITextSession _session = model.Start();
    private readonly List<int> _read = [];

    /// <inheritdoc/>
    public double LogProbability(string prompt, string continuation)
    {
        List<int> tokens = Tokens(prompt + continuation);
        int border = Encoding.UTF8.GetByteCount(prompt);
        int first = Border(tokens, border);
        int over = Math.Max(0, tokens.Count - model.ContextLength);
        tokens.RemoveRange(0, over);
        first = Math.Max(1, first - over);
        Reach(tokens, first);
        double sum = 0;
        for (int i = first; i < tokens.Count; i++)
        {
            sum += _session.Logits[tokens[i]] - Chances.LogOfSum(_session.Logits);
            if (i + 1 < tokens.Count)
            {
                Read(tokens[i]);
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public string Continue(string prompt, IReadOnlyList<string> stops, int maxTokens)
    {
        List<int> tokens = [];
        model.Encode(prompt, tokens);
        int room = Math.Max(1, model.ContextLength - maxTokens - 1);
        tokens.RemoveRange(0, Math.Max(0, tokens.Count - room));
        GenerationRequest request = new(tokens, Math.Min(maxTokens, model.ContextLength - tokens.Count), stops, new SamplingSettings { Temperature = 0 });
        return string.Concat(Generator.Run(model, request, CancellationToken.None).Select(piece => piece.Text));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private List<int> Tokens(string text)
    {
        List<int> tokens = model.Begin is int begin ? [begin] : [];
        model.Encode(text, tokens);
        return tokens;
    }

    /// <summary>Finds the first token that reaches over the border; the first of all has nothing before it and cannot be weighed.</summary>
    private int Border(List<int> tokens, int border)
    {
        int end = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            end += model.Bytes(tokens[i]).Length;
            if (end > border)
            {
                return Math.Max(1, i);
            }
        }

        return tokens.Count;
    }

    /// <summary>Makes the session stand before a token, reading only what differs from the text before.</summary>
    private void Reach(List<int> tokens, int place)
    {
        int common = 0;
        while (common < place && common < _read.Count && _read[common] == tokens[common])
        {
            common++;
        }

        // The last common token is read again, for the logits behind it.
        common = Math.Max(0, common - 1);
        _session.Rewind(common);
        _read.RemoveRange(common, _read.Count - common);
        for (int i = common; i < place; i++)
        {
            Read(tokens[i]);
        }
    }

    private void Read(int token)
    {
        _session.Append(token);
        _read.Add(token);
    }
}
