using System.Globalization;
using System.Text.RegularExpressions;
using Tsumugi.Stages.Passages;
using Tsumugi.Tests.Cuts;
using DedupCorpus = Tsumugi.Tests.Dedup.Corpus;

namespace Tsumugi.Tests.Passages;

/// <summary>The definition of the step for equal lines: a dictionary over all texts in memory, and lists of lines.</summary>
internal static partial class PassageOracle
{
    /// <summary>Gives what is left of each page; null for one that is dropped or was not kept.</summary>
    public static string?[] Left(IReadOnlyList<Page> pages, ParagraphSettings settings)
    {
        Dictionary<string, List<(int Page, int Line)>> places = [];
        for (int page = 0; page < pages.Count; page++)
        {
            string[] lines = pages[page].Kept ? pages[page].Text.Split('\n') : [];
            for (int line = 0; line < lines.Length; line++)
            {
                string key = Key(lines[line], settings.FoldDigits);
                if ((settings.JapaneseLetters ? Japanese().Count(key) : key.EnumerateRunes().Count(System.Text.Rune.IsLetter)) >= settings.MinLetters)
                {
                    (places.TryGetValue(key, out List<(int, int)>? known) ? known : places[key] = []).Add((page, line));
                }
            }
        }

        HashSet<(int, int)> cut = [];
        foreach (List<(int Page, int Line)> all in places.Values)
        {
            int documents = all.Select(place => place.Page).Distinct().Count();
            int hosts = all.Select(place => new Uri(pages[place.Page].Url).Host).Distinct().Count();
            if (documents > settings.MaxDocuments && hosts > settings.MaxHosts)
            {
                cut.UnionWith(settings.KeepFirst ? all.Skip(1) : all);
            }
        }

        return [.. pages.Select((page, number) => page.Kept ? Left(page.Text, line => cut.Contains((number, line)), settings) : null)];
    }

    /// <summary>The key of a line.</summary>
    public static string Key(string line, bool foldDigits)
    {
        string key = DedupCorpus.Key(line);
        key = foldDigits ? Number().Replace(key, "0") : key;
        int start = 0;
        int end = key.Length;
        while (start < end && !IsWord(key[start]))
        {
            start++;
        }

        while (end > start && !IsWord(key[end - 1]))
        {
            end--;
        }

        return key[start..end];
    }

    private static string? Left(string text, Func<int, bool> isCut, ParagraphSettings settings)
    {
        string[] lines = text.Split('\n');
        if (!Enumerable.Range(0, lines.Length).Any(isCut))
        {
            return text;
        }

        // Gaps are lists of blank lines; between two kept lines lies the gap before the first cut of a run, or, if there is none, the gap behind the last.
        List<string> left = [];
        List<string> gap = [];
        bool run = false;
        bool runHadGap = false;
        bool anything = false;
        for (int i = 0; i < lines.Length; i++)
        {
            bool blank = string.IsNullOrWhiteSpace(lines[i]);
            if (blank && !isCut(i))
            {
                if (!run || !runHadGap)
                {
                    gap.Add(lines[i]);
                }
            }
            else if (isCut(i))
            {
                if (!run)
                {
                    runHadGap = gap.Count > 0 || !anything;
                    run = true;
                    if (!anything)
                    {
                        gap.Clear();
                    }
                }
                else if (!runHadGap)
                {
                    gap.Clear();
                }
            }
            else
            {
                left.AddRange(gap);
                gap.Clear();
                left.Add(lines[i]);
                (run, anything) = (false, true);
            }
        }

        if (!run)
        {
            left.AddRange(gap);
        }
        else if (text.EndsWith('\n') && anything)
        {
            left.Add("");
        }

        string rest = anything ? string.Join('\n', left) : "";
        return rest.EnumerateRunes().Count(rune => !System.Text.Rune.IsWhiteSpace(rune)) < settings.ShortestText ? null : rest;
    }

    private static bool IsWord(char letter) => char.IsSurrogate(letter) || char.IsLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    [GeneratedRegex(@"[\u3041-\u309F\u30A1-\u30FA\u30FD-\u30FF\u3400-\u4DBF\u4E00-\u9FFF]|[\uD840-\uD87F][\uDC00-\uDFFF]")]
    private static partial Regex Japanese();

    [GeneratedRegex("[0-9]+([,.:][0-9]+)*")]
    private static partial Regex Number();
}
