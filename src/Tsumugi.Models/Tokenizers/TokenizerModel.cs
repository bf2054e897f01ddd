namespace Tsumugi.Models.Tokenizers;

/// <summary>Everything that a tokenizer file says; all three file formats are written from it.</summary>
public sealed record TokenizerModel
{
    /// <summary>Gets the pieces.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Gets how text is cut.</summary>
    public required TokenizerAlgorithm Algorithm { get; init; }

    /// <summary>Gets what happens to text before.</summary>
    public required NormaliserSettings Normaliser { get; init; }

    /// <summary>Gets a value indicating whether letters without a piece are written as bytes.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>Gets the number of the piece for what cannot be written.</summary>
    public required int UnknownId { get; init; }

    /// <summary>Gets the number of the piece that begins a text; -1 for none.</summary>
    public int BeginId { get; init; } = -1;

    /// <summary>Gets the number of the piece that ends a text; -1 for none.</summary>
    public int EndId { get; init; } = -1;

    /// <summary>Gets the number of the piece that fills up rows; -1 for none.</summary>
    public int PaddingId { get; init; } = -1;

    /// <summary>Gets what the unknown piece is decoded to.</summary>
    public string UnknownSurface { get; init; } = " \u2047 ";
}
