using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Dedup;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Cli.Explaining;

/// <summary>Shows stretches of a stored text, as long as the run's `work` folder is there.</summary>
internal static class StoredText
{
    private const int MostLetters = 60;

    /// <summary>Gets the letters of a span, shortened in its middle; empty if the text is gone.</summary>
    public static string Excerpt(RunFolder folder, DocumentLife life, TextSpan span)
    {
        string path = folder.PathOf(DedupFiles.Documents(life.Shard));
        if (life.Row < 0 || !File.Exists(path))
        {
            return "";
        }

        Document document = new();
        using (DocumentFileReader reader = new(path))
        {
            reader.ReadAt(life.Row, document);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(document.Text.ToString());
        if (span.Start < 0 || span.End > bytes.Length || span.Start >= span.End)
        {
            return "";
        }

        string letters = Encoding.UTF8.GetString(bytes, span.Start, span.Length).ReplaceLineEndings(" ");
        int[] starts = [.. Runes(letters)];
        return starts.Length <= MostLetters ? letters : letters[..starts[MostLetters / 2]] + " … " + letters[starts[^(MostLetters / 2)]..];
    }

    private static IEnumerable<int> Runes(string text)
    {
        for (int i = 0; i < text.Length; i += Rune.TryGetRuneAt(text, i, out Rune rune) ? rune.Utf16SequenceLength : 1)
        {
            yield return i;
        }
    }
}
