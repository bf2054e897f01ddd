namespace Tsumugi.Corpus.Sources;

/// <summary>A page or text of the shared data, cut into the parts that copies are made of.</summary>
public sealed class SourcePage
{
    /// <summary>Gets the address, or the id of a text.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the file it came from, without endings.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the true language, as the truth file beside the data says.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the true encoding by its WHATWG name.</summary>
    public required string Encoding { get; init; }

    /// <summary>Gets the charset that the HTTP header claims; null if it claims none.</summary>
    public string? HeaderCharset { get; init; }

    /// <summary>Gets whether that claim is `right`, `wrong` or `none`.</summary>
    public string HeaderKind { get; init; } = "none";

    /// <summary>Gets how the body is wrapped: `identity`, `gzip` or `chunked`.</summary>
    public string HttpBody { get; init; } = "identity";

    /// <summary>Gets the body as it came, codings undone.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Gets the letters.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the parts; joined they are <see cref="Text"/>.</summary>
    public required PagePart[] Parts { get; init; }

    /// <summary>Gets whether other pages can be made of this one: its letters survive the way back into the encoding, and there is something to change.</summary>
    public bool CanChange { get; init; }
}
