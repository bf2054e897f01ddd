namespace Tsumugi.Models.Tokenizers;

/// <summary>What happens to text before it is cut into pieces; the defaults are those of SentencePiece's `NormalizerSpec`.</summary>
public sealed record NormaliserSettings
{
    /// <summary>The name of the normaliser of tokenizers that this program trains: text stays as it is, byte for byte.</summary>
    /// <remarks>
    /// Under this name a U+2581 (▁) of the text is written as three byte pieces, since the piece ▁ means a space; so every text comes back
    /// as it was. SentencePiece itself takes both for a space.
    /// </remarks>
    public const string ExactName = "tsumugi-exact-1";

    /// <summary>Gets the name, such as `nmt_nfkc` or `identity`.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the replacements of letters, compiled as SentencePiece does it: a double-array trie and its values; empty for none.</summary>
    public ReadOnlyMemory<byte> CharacterMap { get; init; }

    /// <summary>Gets a value indicating whether a space is put before every text.</summary>
    public bool AddDummyPrefix { get; init; } = true;

    /// <summary>Gets a value indicating whether spaces at both ends go and runs of spaces become one.</summary>
    public bool RemoveExtraWhitespace { get; init; } = true;

    /// <summary>Gets a value indicating whether spaces are written as ▁ (U+2581).</summary>
    public bool EscapeWhitespace { get; init; } = true;

    /// <summary>Gets a value indicating whether <see cref="AddDummyPrefix"/> puts the space behind the text.</summary>
    public bool WhitespaceAsSuffix { get; init; }

    /// <summary>Gets the normaliser of our own tokenizers.</summary>
    public static NormaliserSettings Exact { get; } = new() { Name = ExactName, AddDummyPrefix = false, RemoveExtraWhitespace = false };

    /// <summary>Gets a value indicating whether every text must come back byte for byte.</summary>
    public bool IsExact => Name == ExactName && CharacterMap.IsEmpty && !AddDummyPrefix && !RemoveExtraWhitespace && EscapeWhitespace;

    /// <summary>Gets a value indicating whether bytes of the text may be cut as they stand, without a copy.</summary>
    internal bool IsPlain => CharacterMap.IsEmpty && !AddDummyPrefix && !RemoveExtraWhitespace && EscapeWhitespace;
}
