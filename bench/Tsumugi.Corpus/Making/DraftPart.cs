using Tsumugi.Corpus.Sources;

namespace Tsumugi.Corpus.Making;

/// <summary>A stretch of a document in the making: letters of some source page, perhaps with other numbers.</summary>
/// <param name="Page">Where the letters are.</param>
/// <param name="Part">Which of them.</param>
/// <param name="DigitSeed">Seed of the changed numbers; 0 keeps them.</param>
public readonly record struct DraftPart(SourcePage Page, PagePart Part, ulong DigitSeed = 0)
{
    /// <summary>Gets the letters before their numbers are changed.</summary>
    public ReadOnlySpan<char> Letters => Page.Text.AsSpan(Part.Start, Part.Length);

    /// <summary>Gets whether the part counts as text.</summary>
    public bool IsText => Part.Kind != PartKind.Markup;
}
