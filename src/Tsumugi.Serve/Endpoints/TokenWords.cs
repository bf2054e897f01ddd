using System.Text;
using System.Text.Json;
using Tsumugi.Models.Inference;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Writes tokens and their probabilities as the two kinds of completions do.</summary>
/// <param name="model">Whose tokens they are.</param>
internal sealed class TokenWords(ITextModel model)
{
    /// <summary>What the API writes for a probability that is too small for it.</summary>
    private const double Least = -9999;

    /// <summary>Writes the object `logprobs` of a chat; null if no probabilities are wanted.</summary>
    public void WriteChat(Utf8JsonWriter json, bool wanted, IReadOnlyList<TokenChance?> tokens)
    {
        if (!wanted)
        {
            json.WriteNull("logprobs");
            return;
        }

        json.WriteStartObject("logprobs");
        json.WriteStartArray("content");
        foreach (TokenChance token in tokens.OfType<TokenChance>())
        {
            json.WriteStartObject();
            WriteOne(json, token.Token, token.LogProbability);
            json.WriteStartArray("top_logprobs");
            foreach ((int other, double chance) in token.Likeliest)
            {
                json.WriteStartObject();
                WriteOne(json, other, chance);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("refusal");
        json.WriteEndObject();
    }

    /// <summary>Writes the object `logprobs` of a plain completion; null if no probabilities are wanted.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="wanted">Whether they are wanted.</param>
    /// <param name="ids">The tokens, with those of an echoed prompt.</param>
    /// <param name="tokens">Their probabilities; null where there is none.</param>
    public void WriteCompletion(Utf8JsonWriter json, bool wanted, IReadOnlyList<int> ids, IReadOnlyList<TokenChance?> tokens)
    {
        if (!wanted)
        {
            json.WriteNull("logprobs");
            return;
        }

        json.WriteStartObject("logprobs");
        json.WriteStartArray("tokens");
        foreach (int id in ids)
        {
            json.WriteStringValue(Text(id));
        }

        json.WriteEndArray();
        json.WriteStartArray("token_logprobs");
        foreach (TokenChance? token in tokens)
        {
            if (token is null)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(Math.Max(token.LogProbability, Least));
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("top_logprobs");
        foreach (TokenChance? token in tokens)
        {
            WriteLikeliest(json, token);
        }

        json.WriteEndArray();
        json.WriteStartArray("text_offset");
        int letters = 0;
        Decoder decoder = Encoding.UTF8.GetDecoder();
        foreach (int id in ids)
        {
            json.WriteNumberValue(letters);
            letters += decoder.GetCharCount(model.Bytes(id), flush: false);
            decoder.GetChars(model.Bytes(id), new char[model.Bytes(id).Length + 1], flush: false);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteLikeliest(Utf8JsonWriter json, TokenChance? token)
    {
        if (token is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        HashSet<string> names = [];
        foreach ((int other, double chance) in token.Likeliest)
        {
            // Two pieces of letters can look alike; the likelier one keeps the name.
            if (names.Add(Text(other)))
            {
                json.WriteNumber(Text(other), Math.Max(chance, Least));
            }
        }

        json.WriteEndObject();
    }

    private void WriteOne(Utf8JsonWriter json, int token, double chance)
    {
        json.WriteString("token", Text(token));
        json.WriteNumber("logprob", Math.Max(chance, Least));
        json.WriteStartArray("bytes");
        foreach (byte value in model.Bytes(token))
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private string Text(int token) => Encoding.UTF8.GetString(model.Bytes(token));
}
