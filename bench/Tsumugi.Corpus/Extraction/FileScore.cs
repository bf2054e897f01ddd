using Tsumugi.Corpus.Scoring;

namespace Tsumugi.Corpus.Extraction;

/// <summary>What a tool reaches on the pages of one gold file; means over pages, so that long pages do not outweigh short ones.</summary>
/// <param name="Pages">Pages scored.</param>
/// <param name="F1">Mean F1 of character 3-grams.</param>
/// <param name="Precision">Mean precision of character 3-grams.</param>
/// <param name="Recall">Mean recall of character 3-grams.</param>
/// <param name="LineF1">Mean F1 of lines.</param>
/// <param name="Empty">Pages without any text.</param>
public sealed record FileScore(int Pages, double F1, double Precision, double Recall, double LineF1, int Empty)
{
    /// <summary>Scores the pages that a tool was given; a page it lost counts as empty.</summary>
    public static FileScore Of(GoldFile gold, IReadOnlyCollection<string> given, ToolOutput output)
    {
        List<(Overlap Grams, Overlap Lines, bool Empty)> pages = [];
        foreach (string uri in given.Where(gold.Texts.ContainsKey))
        {
            string text = output.Texts.GetValueOrDefault(uri, "");
            pages.Add((ExtractionScore.Grams(text, gold.Texts[uri]), ExtractionScore.Lines(text, gold.Texts[uri]), string.IsNullOrWhiteSpace(text)));
        }

        return pages.Count == 0 ? new FileScore(0, 0, 0, 0, 0, 0) : new FileScore(
            pages.Count,
            pages.Average(page => page.Grams.F1),
            pages.Average(page => page.Grams.Precision),
            pages.Average(page => page.Grams.Recall),
            pages.Average(page => page.Lines.F1),
            pages.Count(page => page.Empty));
    }
}
