namespace Tsumugi.Contracts.Steps;

/// <summary>One stretch of a page: a paragraph, heading, list item or table row, or text that is not shown; kept or cut, and why.</summary>
/// <remarks>
/// <para>
/// Positions are UTF-16 units: of the page in the decoded page, of the text in <see cref="Documents.Document.Text"/>. The stretches come in
/// the order in which they begin. Those of kept blocks tile the text, with one line end between two,
/// and in Markdown its marks. The range of a block goes from the first
/// letter that it has from the page to the last one, so that tags lie in it; a stretch that is not shown may lie inside of a block's range.
/// </para>
/// <para>The text is as the page has it: neither scrubbed nor masked.</para>
/// </remarks>
public readonly record struct ExtractedBlock
{
    /// <summary>Gets where it begins in the decoded page.</summary>
    public required int PageStart { get; init; }

    /// <summary>Gets where it ends in the decoded page.</summary>
    public required int PageEnd { get; init; }

    /// <summary>Gets where it begins in the text; -1 if it was cut.</summary>
    public required int TextStart { get; init; }

    /// <summary>Gets its length in the text; -1 if it was cut.</summary>
    public required int TextLength { get; init; }

    /// <summary>Gets the kind of block by the element that it is: `p`, `h1`, `td`; `text` if it stands in a container.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the code of why it was cut, such as `extract/navigation`; empty if it was kept.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the element that decided, with the class or id that did: `div.sidebar`, `nav`; for what lies outside of the main content the element that holds it; empty if the words of the block decided.</summary>
    public required string Element { get; init; }

    /// <summary>Gets what it says: white space folded, references resolved; valid until the worker's next page.</summary>
    public required ReadOnlyMemory<char> Text { get; init; }

    /// <summary>Gets a value indicating whether it is part of the text.</summary>
    public bool Keep => TextStart >= 0;
}
