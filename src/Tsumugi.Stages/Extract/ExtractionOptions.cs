namespace Tsumugi.Stages.Extract;

/// <summary>How extracted text is written.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Gets plain lines with the base of ruby alone.</summary>
    public static ExtractionOptions Plain { get; } = new();

    /// <summary>Gets whether the text shows headings, lists, tables and code.</summary>
    public TextStructure Structure { get; init; }

    /// <summary>Gets what is kept of ruby.</summary>
    public RubyStyle Ruby { get; init; }
}
