using System.Text.RegularExpressions;
using Tsumugi.Tests.Text;

namespace Tsumugi.Tests.Measure;

/// <summary>Computes the numbers of Swallow Corpus v1 as plainly as their definitions read, to hold the measures against.</summary>
public static partial class SwallowReference
{
    /// <summary>All numbers by the id of the measure that must equal them.</summary>
    public static SortedDictionary<string, double> Of(string text)
    {
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        List<int> points = CodePoints.Of(text);
        string[][] document = [.. text.Split('\n').Select(line => Sentence().Matches(line).Select(match => match.Value).ToArray())];
        string[] paragraphs = [.. document.Select(line => string.Concat(line))];
        string[] sentences = [.. document.SelectMany(line => line)];
        AddDuplicates(values, paragraphs, "repetition/duplicate-paragraph-share-swallow-code", "repetition/duplicate-paragraph-letters-share");
        AddDuplicates(values, sentences, "repetition/duplicate-sentence-share", "repetition/duplicate-sentence-letters-share");
        for (int n = 2; n <= 10; n++)
        {
            AddNgrams(values, points, n);
        }

        AddLetters(values, points);
        values["sentence/mean-length"] = Ratio(sentences.Sum(CodePoints.Count), sentences.Length);
        values["sentence/max-length"] = sentences.Select(CodePoints.Count).DefaultIfEmpty().Max();
        values["sentence/ellipsis-share"] = Ratio(sentences.Count(sentence => EndsInEllipsis().IsMatch(sentence)), sentences.Length);
        return values;
    }

    private static void AddDuplicates(SortedDictionary<string, double> values, string[] pieces, string share, string letterShare)
    {
        var groups = pieces.GroupBy(piece => piece, StringComparer.Ordinal).ToList();
        values[share] = Ratio(groups.Sum(group => group.Count() - 1), pieces.Length);
        values[letterShare] = Ratio(groups.Sum(group => CodePoints.Count(group.Key) * (group.Count() - 1)), pieces.Sum(CodePoints.Count));
    }

    private static void AddNgrams(SortedDictionary<string, double> values, List<int> points, int n)
    {
        var counts = Enumerable.Range(0, Math.Max(0, points.Count - n + 1))
            .GroupBy(i => string.Join(' ', points.GetRange(i, n)), StringComparer.Ordinal)
            .Select(group => group.Count())
            .ToList();
        if (n <= 4)
        {
            values[$"repetition/top-{n}gram-share"] = Ratio(counts.DefaultIfEmpty().Max(), points.Count - n + 1);
        }
        else
        {
            values[$"repetition/duplicate-{n}gram-share-swallow-code"] = Ratio(counts.Count(count => count > 1), counts.Count);
            values[$"repetition/duplicate-{n}gram-share-swallow-paper"] = Ratio(counts.Where(count => count > 1).Sum(), counts.Sum());
        }
    }

    private static void AddLetters(SortedDictionary<string, double> values, List<int> points)
    {
        int hiragana = points.Count(point => point is >= 0x3041 and <= 0x3096);
        int katakana = points.Count(point => point is >= 0x30A1 and <= 0x30FA);
        int kanji = points.Count(point => point is '々' or '〇' or '〻' or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF));
        int kuten = points.Count(point => point is '。' or '．' or '！' or '？');
        int toten = points.Count(point => point is '、' or '，');
        int japanese = hiragana + katakana + kanji + kuten + toten;
        values["text/letters"] = points.Count;
        values["ja/japanese-letters"] = japanese;
        values["ja/japanese-share"] = Ratio(japanese, points.Count);
        values["ja/hiragana-share"] = Ratio(hiragana, japanese);
        values["ja/katakana-share"] = Ratio(katakana, japanese);
        values["ja/kanji-share"] = Ratio(kanji, japanese);
        values["ja/kuten"] = kuten;
        values["ja/kuten-share"] = Ratio(kuten, japanese);
        values["ja/toten"] = toten;
        values["ja/toten-share"] = Ratio(toten, japanese);
    }

    private static double Ratio(double part, double whole) => whole <= 0 ? 0 : part / whole;

    [GeneratedRegex("[^。．！？!?]+[。．！？!?]?", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[・…][\s\x1C-\x1F]*\z")]
    private static partial Regex EndsInEllipsis();
}
