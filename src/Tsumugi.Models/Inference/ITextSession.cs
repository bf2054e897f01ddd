namespace Tsumugi.Models.Inference;

/// <summary>One text that a model is reading or writing, token by token. For one thread.</summary>
public interface ITextSession : IDisposable
{
    /// <summary>Gets the number of tokens read so far.</summary>
    int Length { get; }

    /// <summary>Gets the logits of the token that comes next, one for each token of the vocabulary; valid until <see cref="Append"/>.</summary>
    ReadOnlySpan<float> Logits { get; }

    /// <summary>Gets the last hidden state of the token read last, before the vocabulary's matrix; valid until <see cref="Append"/>.</summary>
    ReadOnlySpan<float> Hidden { get; }

    /// <summary>Reads one more token.</summary>
    void Append(int token);

    /// <summary>Forgets all tokens behind a place, so that another text with the same beginning can follow; <see cref="Logits"/> hold nothing until the next <see cref="Append"/>.</summary>
    /// <param name="length">How many tokens stay.</param>
    void Rewind(int length);
}
