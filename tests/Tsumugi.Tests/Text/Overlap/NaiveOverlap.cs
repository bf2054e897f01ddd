using Tsumugi.Text;
using Tsumugi.Text.Overlap;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Text.Overlap;

/// <summary>What <see cref="OverlapScanner"/> promises, by looking for every piece of every passage with <c>string.IndexOf</c>.</summary>
internal static class NaiveOverlap
{
    /// <summary>Gets the folded letters of a text.</summary>
    public static string Key(string text)
    {
        TextBuffer key = new();
        DedupKey.Fold(text, key);
        return key.ToString();
    }

    /// <summary>Gets the folded letters of a text of which stretches are gone.</summary>
    public static string Key(string text, IReadOnlyList<OverlapSpan> cuts)
    {
        List<string> pieces = [];
        int from = 0;
        foreach (OverlapSpan cut in cuts)
        {
            pieces.Add(Key(text[from..cut.Start]));
            from = cut.End;
        }

        pieces.Add(Key(text[from..]));
        return string.Join('\0', pieces);
    }

    /// <summary>Gets the runs of each passage that are no template: those that at most <paramref name="most"/> passages hold.</summary>
    public static HashSet<string>[] Runs(IReadOnlyList<string> passages, int letters, int most)
    {
        List<HashSet<string>> runs = [.. passages.Select(passage => Windows(passage, letters).ToHashSet())];
        return [.. runs.Select(own => own.Where(run => runs.Count(other => other.Contains(run)) <= most).ToHashSet())];
    }

    /// <summary>Gets covered and counted letters of a passage in a key.</summary>
    public static (int Covered, int Counted) Cover(string passage, HashSet<string> runs, string key, int letters)
    {
        if (passage.Length < letters)
        {
            return (key.Contains(passage, StringComparison.Ordinal) ? passage.Length : 0, passage.Length);
        }

        bool[] covered = new bool[passage.Length];
        bool[] counted = new bool[passage.Length];
        for (int i = 0; i + letters <= passage.Length; i++)
        {
            string run = passage.Substring(i, letters);
            if (runs.Contains(run))
            {
                counted.AsSpan(i, letters).Fill(true);
                if (key.Contains(run, StringComparison.Ordinal))
                {
                    covered.AsSpan(i, letters).Fill(true);
                }
            }
        }

        return (covered.Count(letter => letter), counted.Count(letter => letter));
    }

    /// <summary>Gets the stretches of a key in which a passage's runs stand; near ones joined, as spans of the text have them.</summary>
    public static List<(int Start, int End)> Stretches(string passage, HashSet<string> runs, string key, int letters)
    {
        bool whole = passage.Length < letters;
        int length = whole ? passage.Length : letters;
        List<(int Start, int End)> stretches = [];
        for (int i = 0; i + length <= key.Length; i++)
        {
            string run = key.Substring(i, length);
            if (whole ? run == passage : runs.Contains(run))
            {
                if (stretches.Count > 0 && i - stretches[^1].End <= (whole ? 0 : letters))
                {
                    stretches[^1] = (stretches[^1].Start, i + length);
                }
                else
                {
                    stretches.Add((i, i + length));
                }
            }
        }

        return stretches;
    }

    private static IEnumerable<string> Windows(string text, int letters)
    {
        for (int i = 0; i + letters <= text.Length; i++)
        {
            yield return text.Substring(i, letters);
        }
    }
}
