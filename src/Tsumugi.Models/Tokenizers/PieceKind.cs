namespace Tsumugi.Models.Tokenizers;

/// <summary>What a piece of a vocabulary is for; the numbers are those of SentencePiece's `sentencepiece_model.proto` and of GGUF's `token_type`.</summary>
public enum PieceKind
{
    /// <summary>A stretch of text.</summary>
    Normal = 1,

    /// <summary>Stands for what the vocabulary cannot write.</summary>
    Unknown = 2,

    /// <summary>Begin, end and the like: never found in text.</summary>
    Control = 3,

    /// <summary>A stretch of text that is always one piece.</summary>
    UserDefined = 4,

    /// <summary>Kept for its number only; text is never encoded with it.</summary>
    Unused = 5,

    /// <summary>One byte, `&lt;0x00&gt;` to `&lt;0xFF&gt;`.</summary>
    Byte = 6,
}
