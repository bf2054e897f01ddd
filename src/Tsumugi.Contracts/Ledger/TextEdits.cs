using Tsumugi.Text;

namespace Tsumugi.Contracts.Ledger;

/// <summary>Carries out edits that an editor has found.</summary>
public static class TextEdits
{
    /// <summary>Appends a text with its edits carried out.</summary>
    /// <param name="text">The text in which the edits were found.</param>
    /// <param name="edits">Edits in text order, not overlapping.</param>
    /// <param name="target">Receives the edited text (appended); must not be the buffer that <paramref name="text"/> lies in.</param>
    /// <exception cref="ArgumentOutOfRangeException">An edit overlaps the one before it or lies outside the text.</exception>
    public static void Apply(ReadOnlySpan<char> text, List<TextEdit> edits, TextBuffer target)
    {
        int from = 0;
        foreach (TextEdit edit in edits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(edit.Span.Start, from, nameof(edits));
            target.Append(text[from..edit.Span.Start]);
            target.Append(edit.Replacement);
            from = edit.Span.End;
        }

        target.Append(text[from..]);
    }
}
