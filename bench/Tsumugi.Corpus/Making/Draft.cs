using System.Runtime.InteropServices;
using Tsumugi.Text;

namespace Tsumugi.Corpus.Making;

/// <summary>A document in the making: its parts, and its letters once rendered. One thread; used again for each document.</summary>
public sealed class Draft
{
    /// <summary>Gets the parts in order.</summary>
    public List<DraftPart> Parts { get; } = [];

    /// <summary>Gets the letters of the whole page.</summary>
    public TextBuffer Page { get; } = new();

    /// <summary>Gets the letters of its text alone, without white space.</summary>
    public TextBuffer Text { get; } = new();

    /// <summary>Writes the parts to <see cref="Page"/> and <see cref="Text"/>.</summary>
    public void Render()
    {
        Page.Clear();
        Text.Clear();
        foreach (ref readonly DraftPart part in CollectionsMarshal.AsSpan(Parts))
        {
            ReadOnlySpan<char> letters = part.Letters;
            letters.CopyTo(Page.Reserve(letters.Length));
            Page.Advance(letters.Length);
            Span<char> written = Page.Written[^letters.Length..];
            if (part.DigitSeed != 0)
            {
                Digits.Change(written, part.DigitSeed);
            }

            if (part.IsText)
            {
                AppendDense(written);
            }
        }
    }

    private void AppendDense(ReadOnlySpan<char> letters)
    {
        Span<char> room = Text.Reserve(letters.Length);
        int count = 0;
        foreach (char letter in letters)
        {
            if (!char.IsWhiteSpace(letter))
            {
                room[count++] = letter;
            }
        }

        Text.Advance(count);
    }
}
