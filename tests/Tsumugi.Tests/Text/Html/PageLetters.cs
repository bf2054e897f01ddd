using System.Text;

namespace Tsumugi.Tests.Text.Html;

/// <summary>The letters of a page with the white space between them, so that two parsers can be compared.</summary>
/// <remarks>
/// White space inside a piece of text counts as one blank. At the border of two pieces it counts as nothing, because tree builders throw some of it away
/// (before `body`, in tables) and join pieces where they ignore a tag.
/// </remarks>
internal sealed class PageLetters
{
    private const char Blank = ' ';
    private const char Border = '\0';
    private const char Nothing = 'x';

    private readonly StringBuilder _letters = new();
    private readonly StringBuilder _before = new();
    private char _gap = Border;

    public int Count => _letters.Length;

    /// <summary>Adds one piece of text.</summary>
    public void Add(ReadOnlySpan<char> piece)
    {
        _gap = Border;
        foreach (char letter in piece)
        {
            if (letter is ' ' or '\t' or '\n' or '\f' or '\r')
            {
                _gap = _gap == Nothing ? Blank : _gap;
                continue;
            }

            _letters.Append(letter);
            _before.Append(_gap);
            _gap = Nothing;
        }
    }

    /// <summary>Finds the first letter at which two pages differ; -1 if none does.</summary>
    public int DifferenceFrom(PageLetters other)
    {
        int common = Math.Min(Count, other.Count);
        string mine = _letters.ToString();
        string theirs = other._letters.ToString();
        string myGaps = _before.ToString();
        string theirGaps = other._before.ToString();
        for (int i = 0; i < common; i++)
        {
            bool gapsDiffer = myGaps[i] != theirGaps[i] && myGaps[i] != Border && theirGaps[i] != Border;
            if (mine[i] != theirs[i] || gapsDiffer)
            {
                return i;
            }
        }

        return Count == other.Count ? -1 : common;
    }

    /// <summary>Says whether two pages have the same letters in whatever order.</summary>
    public bool HasSameLetters(PageLetters other) => Count == other.Count && _letters.ToString().Order().SequenceEqual(other._letters.ToString().Order());

    /// <summary>Shows the place of a difference.</summary>
    public string Around(int at) => _letters.ToString(Math.Max(0, at - 30), Math.Min(Count, at + 30) - Math.Max(0, at - 30));
}
