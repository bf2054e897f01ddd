namespace Tsumugi.Models.Trace;

/// <summary>Which overlaps of an answer with the training text are told.</summary>
public sealed record TraceSettings
{
    /// <summary>Gets the shortest span, in letters (code points).</summary>
    public int MinimumLetters { get; init; } = 10;

    /// <summary>Gets how many spans are told, the rarest first.</summary>
    public int MostSpans { get; init; } = 20;

    /// <summary>Gets how many documents are told for a span.</summary>
    public int DocumentsPerSpan { get; init; } = 10;

    /// <summary>Gets how much text is shown before and behind a place, in tokens.</summary>
    public int Around { get; init; } = 40;
}
