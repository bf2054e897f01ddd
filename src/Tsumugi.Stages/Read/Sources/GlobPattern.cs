using System.Text;

namespace Tsumugi.Stages.Read.Sources;

/// <summary>One segment of a glob: `*`, `?`, `[a-z]`, `[!a-z]` against one name.</summary>
/// <remarks>
/// Case counts, as it does for names on Linux. A name that begins with a dot is only matched by a segment that does. Time is
/// at most letters of the name × letters of the pattern, for any pattern.
/// </remarks>
internal static class GlobPattern
{
    /// <summary>The most patterns that braces may expand to.</summary>
    public const int MostAlternatives = 1000;

    /// <summary>Says whether a path contains anything but names.</summary>
    public static bool IsGlob(string path) => path.AsSpan().IndexOfAny("*?[{") >= 0;

    /// <summary>Says whether a name fits a segment.</summary>
    public static bool Matches(ReadOnlySpan<char> segment, ReadOnlySpan<char> name)
    {
        if (name is ['.', ..] && segment is not ['.', ..])
        {
            return false;
        }

        // One star needs to be remembered: what an earlier star has matched never needs to be longer.
        int at = 0;
        int letter = 0;
        int starAt = -1;
        int starLetter = 0;
        while (letter < name.Length)
        {
            if (at < segment.Length && segment[at] == '*')
            {
                starAt = at++;
                starLetter = letter;
            }
            else if (at < segment.Length && MatchesOne(segment[at..], name[letter], out int used))
            {
                at += used;
                letter++;
            }
            else if (starAt >= 0)
            {
                at = starAt + 1;
                letter = ++starLetter;
            }
            else
            {
                return false;
            }
        }

        return segment[at..].IndexOfAnyExcept('*') < 0;
    }

    /// <summary>Expands `{a,b}`, nested ones too, from left to right.</summary>
    public static List<string> ExpandBraces(string path)
    {
        List<string> open = [path];
        List<string> done = [];
        while (open.Count > 0 && open.Count + done.Count <= MostAlternatives)
        {
            string next = open[0];
            open.RemoveAt(0);
            (int start, int end) = FirstBraces(next);
            if (start < 0)
            {
                done.Add(next);
                continue;
            }

            IEnumerable<string> choices = Choices(next[(start + 1)..end]).Select(choice => next[..start] + choice + next[(end + 1)..]);
            open.InsertRange(0, choices);
        }

        done.AddRange(open);
        return done;
    }

    private static bool MatchesOne(ReadOnlySpan<char> segment, char letter, out int used)
    {
        used = 1;
        if (segment[0] != '[')
        {
            return segment[0] == '?' || segment[0] == letter;
        }

        bool not = segment.Length > 1 && segment[1] is '!' or '^';
        int first = not ? 2 : 1;
        int close = segment.Length > first + 1 ? segment[(first + 1)..].IndexOf(']') : -1;
        if (close < 0)
        {
            // Never closed: a bracket like any other letter.
            return letter == '[';
        }

        ReadOnlySpan<char> set = segment[first..(first + 1 + close)];
        used = first + 1 + close + 1;
        bool within = false;
        for (int i = 0; i < set.Length; i++)
        {
            bool range = i + 2 < set.Length && set[i + 1] == '-';
            within |= range ? letter >= set[i] && letter <= set[i + 2] : letter == set[i];
            i += range ? 2 : 0;
        }

        return within != not;
    }

    private static (int Start, int End) FirstBraces(string path)
    {
        int start = path.IndexOf('{', StringComparison.Ordinal);
        int depth = 0;
        for (int i = Math.Max(0, start); start >= 0 && i < path.Length; i++)
        {
            depth += path[i] == '{' ? 1 : path[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return (start, i);
            }
        }

        return (-1, -1);
    }

    private static List<string> Choices(string inside)
    {
        List<string> choices = [];
        StringBuilder choice = new();
        int depth = 0;
        foreach (char letter in inside)
        {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (letter == ',' && depth == 0)
            {
                choices.Add(choice.ToString());
                choice.Clear();
            }
            else
            {
                choice.Append(letter);
            }
        }

        choices.Add(choice.ToString());
        return choices;
    }
}
