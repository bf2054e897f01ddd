namespace Tsumugi.Models.Inference;

/// <summary>A language model with its tokenizer. Safe for many threads; what one answer needs lives in its <see cref="ITextSession"/>.</summary>
public interface ITextModel
{
    /// <summary>Gets the name under which clients ask for it.</summary>
    string Name { get; }

    /// <summary>Gets when it was made, in seconds since 1970.</summary>
    long Created { get; }

    /// <summary>Gets how many tokens a prompt and its answer may have together.</summary>
    int ContextLength { get; }

    /// <summary>Gets the number of tokens that exist.</summary>
    int VocabularySize { get; }

    /// <summary>Gets the number of values of an embedding; 0 if the model makes none.</summary>
    int EmbeddingWidth { get; }

    /// <summary>Gets the token that stood before each text in training; null if none did.</summary>
    int? Begin { get; }

    /// <summary>Says whether a token ends the text.</summary>
    bool Ends(int token);

    /// <summary>Gets the bytes that a token stands for; a token of byte fallback is a piece of a letter.</summary>
    ReadOnlySpan<byte> Bytes(int token);

    /// <summary>Adds the tokens of a text.</summary>
    void Encode(ReadOnlySpan<char> text, List<int> tokens);

    /// <summary>Begins an empty text.</summary>
    ITextSession Start();
}
