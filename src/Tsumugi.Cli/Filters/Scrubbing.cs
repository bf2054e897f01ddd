using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Scrub;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters;

/// <summary>Destroys My Numbers in texts that a command prints.</summary>
internal static class Scrubbing
{
    private static readonly MyNumberScrubber Scrubber = new();

    /// <summary>Gets a text without My Numbers; the same one if it has none.</summary>
    public static string Clean(string text) => Clean(text, out _);

    /// <summary>Destroys them and counts how many there were.</summary>
    public static string Clean(string text, out int count)
    {
        List<TextEdit> edits = [];
        Scrubber.Find(text, edits);
        count = edits.Count;
        if (edits.Count == 0)
        {
            return text;
        }

        TextBuffer clean = new(text.Length);
        TextEdits.Apply(text, edits, clean);
        return clean.ToString();
    }
}
