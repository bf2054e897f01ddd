using Tsumugi.Models.Inference;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Transformer;

/// <summary>Continues a prompt, always by the likeliest token.</summary>
public static class Greedy
{
    public static int[] Continue(LlamaModel model, int[] prompt, int count)
    {
        using LlamaSession session = new(model);
        session.Read(prompt);
        Sampler sampler = new(new SamplingSettings { Temperature = 0 }, model.Shape.VocabularySize);
        int[] tokens = new int[count];
        for (int i = 0; i < count; i++)
        {
            tokens[i] = sampler.Next(session.Logits);
            session.Append(tokens[i]);
        }

        return tokens;
    }
}
