using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Looks at runs of words.</summary>
internal static class WordRuns
{
    /// <summary>Adds up the letters of a run of words, without what stands between them.</summary>
    public static int Letters(in TextView document, int first, int count)
    {
        WordList words = document.WordList;
        int letters = 0;
        for (int word = first; word < first + count; word++)
        {
            letters += words.Ends[word] - words.Starts[word];
        }

        return letters;
    }

    /// <summary>Shows the first place of the most frequent run if it occurs twice.</summary>
    public static void LocateTop(in TextView document, int n, ICollection<TextSpan> spans)
    {
        TopNgram top = document.TopWordNgram(n);
        if (top.Count > 1)
        {
            WordList words = document.WordList;
            spans.Add(new TextSpan(document.UnitOf(words.Starts[top.First]), document.UnitOf(words.Ends[top.First + n - 1])));
        }
    }
}
