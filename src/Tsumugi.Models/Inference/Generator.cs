using System.Text;

namespace Tsumugi.Models.Inference;

/// <summary>Lets a model continue a text.</summary>
public static class Generator
{
    /// <summary>Generates; each piece holds whole letters, never half a stop string, and the last one says why it is the last.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">What is wanted; the prompt fits into the model's context.</param>
    /// <param name="stopping">Ends the work between two tokens.</param>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public static IEnumerable<GeneratedPiece> Run(ITextModel model, GenerationRequest request, CancellationToken stopping)
    {
        using ITextSession session = model.Start();
        List<TokenChance?> chances = [];
        Read(model, session, request, chances, stopping);
        if (request.Echo)
        {
            yield return new GeneratedPiece(TextOf(model, request.Prompt), [.. chances], 0, request.MaxTokens == 0 ? "length" : null);
        }

        if (request.MaxTokens == 0)
        {
            if (!request.Echo)
            {
                yield return new GeneratedPiece("", [], 0, "length");
            }

            yield break;
        }

        Sampler sampler = new(request.Sampling, model.VocabularySize);
        StopStrings stops = new(request.Stops);
        Decoder decoder = Encoding.UTF8.GetDecoder();
        chances.Clear();
        int untold = 0;
        string finish = "length";
        for (int count = 0; count < request.MaxTokens; count++)
        {
            stopping.ThrowIfCancellationRequested();
            int token = sampler.Next(session.Logits);
            if (model.Ends(token))
            {
                finish = "stop";
                break;
            }

            if (request.Sampling.TopLogprobs >= 0)
            {
                chances.Add(Chances.Of(session.Logits, token, request.Sampling.TopLogprobs));
            }

            untold++;
            string text = stops.Add(Letters(decoder, model.Bytes(token), last: false));
            if (stops.Stopped)
            {
                yield return new GeneratedPiece(text, [.. chances], untold, "stop");
                yield break;
            }

            if (text.Length > 0)
            {
                yield return new GeneratedPiece(text, [.. chances], untold, null);
                chances.Clear();
                untold = 0;
            }

            // The last token of the context is said, but nothing could be read behind it.
            if (session.Length >= model.ContextLength)
            {
                break;
            }

            session.Append(token);
        }

        string rest = stops.Add(Letters(decoder, [], last: true)) + stops.Rest();
        yield return new GeneratedPiece(rest, [.. chances], untold, stops.Stopped ? "stop" : finish);
    }

    private static void Read(ITextModel model, ITextSession session, GenerationRequest request, List<TokenChance?> chances, CancellationToken stopping)
    {
        bool told = request.Echo && request.Sampling.TopLogprobs >= 0;
        if (model.Begin is int begin)
        {
            session.Append(begin);
        }

        foreach (int token in request.Prompt)
        {
            stopping.ThrowIfCancellationRequested();
            if (told)
            {
                // Nothing stands before the first token of a model without a token of beginning: it has no probability.
                chances.Add(session.Length == 0 ? null : Chances.Of(session.Logits, token, request.Sampling.TopLogprobs));
            }

            session.Append(token);
        }
    }

    private static string TextOf(ITextModel model, IReadOnlyList<int> tokens)
    {
        Decoder decoder = Encoding.UTF8.GetDecoder();
        StringBuilder text = new();
        foreach (int token in tokens)
        {
            text.Append(Letters(decoder, model.Bytes(token), last: false));
        }

        return text.Append(Letters(decoder, [], last: true)).ToString();
    }

    /// <summary>Decodes bytes as far as letters are whole; a letter that never becomes whole is U+FFFD.</summary>
    private static string Letters(Decoder decoder, ReadOnlySpan<byte> bytes, bool last)
    {
        Span<char> letters = stackalloc char[256];
        StringBuilder? text = null;
        while (true)
        {
            decoder.Convert(bytes, letters, last, out int read, out int written, out bool completed);
            bytes = bytes[read..];
            if (completed)
            {
                return text is null ? letters[..written].ToString() : text.Append(letters[..written]).ToString();
            }

            text = (text ?? new StringBuilder()).Append(letters[..written]);
        }
    }
}
