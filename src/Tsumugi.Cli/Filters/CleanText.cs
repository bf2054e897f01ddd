using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters;

/// <summary>A text after editors have destroyed and masked what must not be shown, with places in it that moved along.</summary>
internal sealed class CleanText
{
    private readonly List<TextEdit> _edits = [];

    private CleanText(string text, int[] places) => (Text, Places) = (text, places);

    /// <summary>Gets the text.</summary>
    public string Text { get; private set; }

    /// <summary>Gets the places, UTF-16 units; a place inside of what was replaced stands behind the replacement.</summary>
    public int[] Places { get; }

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Ascending places in it.</param>
    /// <param name="editors">The editors, each of which sees what the one before left.</param>
    public static CleanText Of(string text, IEnumerable<int> places, params ReadOnlySpan<ITextEditor> editors)
    {
        CleanText clean = new(text, [.. places]);
        foreach (ITextEditor editor in editors)
        {
            clean.Edit(editor);
        }

        return clean;
    }

    /// <summary>Gets the places as bytes of UTF-8.</summary>
    public long[] Utf8Places()
    {
        Utf8Offsets walk = new(Text);
        long[] bytes = new long[Places.Length];
        for (int i = 0; i < Places.Length; i++)
        {
            bytes[i] = walk.At(Places[i]);
        }

        return bytes;
    }

    private void Edit(ITextEditor editor)
    {
        _edits.Clear();
        editor.Find(Text, _edits);
        if (_edits.Count == 0)
        {
            return;
        }

        int next = 0;
        int moved = 0;
        for (int i = 0; i < Places.Length; i++)
        {
            for (; next < _edits.Count && _edits[next].Span.End <= Places[i]; next++)
            {
                moved += _edits[next].Replacement.Length - _edits[next].Span.Length;
            }

            bool inside = next < _edits.Count && _edits[next].Span.Start < Places[i];
            Places[i] = moved + (inside ? _edits[next].Span.Start + _edits[next].Replacement.Length : Places[i]);
        }

        TextBuffer edited = new(Text.Length);
        TextEdits.Apply(Text, _edits, edited);
        Text = edited.ToString();
    }
}
