namespace Tsumugi.Models.Transformer;

/// <summary>Continues texts.</summary>
public static class TextGeneration
{
    /// <summary>Continues a prompt token by token, until the context is full, enough tokens were made, or a token ends the text.</summary>
    /// <param name="session">A session; what it has read already stands before the prompt.</param>
    /// <param name="prompt">At least one token if the session has read none.</param>
    /// <param name="most">The most tokens to make.</param>
    /// <param name="settings">How tokens are chosen.</param>
    /// <param name="ends">Tokens that end a text; they are not returned.</param>
    public static IEnumerable<int> Continue(LlamaSession session, int[] prompt, int most, SamplingSettings settings, IReadOnlySet<int> ends)
    {
        TokenSampler sampler = new(settings);
        int[] one = new int[1];
        _ = session.Read(prompt);
        for (int made = 0; made < most; made++)
        {
            int token = sampler.Choose(session.Logits);
            if (ends.Contains(token))
            {
                yield break;
            }

            yield return token;
            if (session.Room == 0)
            {
                yield break;
            }

            one[0] = token;
            _ = session.Read(one);
        }
    }
}
