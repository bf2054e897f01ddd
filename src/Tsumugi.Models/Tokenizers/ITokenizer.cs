namespace Tsumugi.Models.Tokenizers;

/// <summary>Makes tokens of texts, and bytes of tokens. Safe for many threads.</summary>
public interface ITokenizer
{
    /// <summary>Gets the number of tokens that exist.</summary>
    int VocabularySize { get; }

    /// <summary>Gets the token that ends a document; null if there is none.</summary>
    int? EndOfText { get; }

    /// <summary>Adds the tokens of a text.</summary>
    void Encode(ReadOnlySpan<char> text, List<int> tokens);

    /// <summary>Gets the UTF-8 bytes that a token stands for, perhaps a piece of a letter; empty for a mark such as the end of a text.</summary>
    ReadOnlySpan<byte> Bytes(int token);
}
