using System.Buffers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>Looks at how a line ends.</summary>
internal static class LineEnds
{
    private static readonly SearchValues<char> SmallKana = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(unit => (LetterTraitTable.Of(unit) & LetterTraits.Kana) != LetterTraits.None)]);

    /// <summary>Takes the white space off both ends, as Python's `strip`.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> line)
    {
        while (!line.IsEmpty && LetterClasses.IsBlank(line[^1]))
        {
            line = line[..^1];
        }

        while (!line.IsEmpty && LetterClasses.IsBlank(line[0]))
        {
            line = line[1..];
        }

        return line;
    }

    /// <summary>Takes closing brackets, quotation marks and white space off the end.</summary>
    public static ReadOnlySpan<char> WithoutClosing(ReadOnlySpan<char> line)
    {
        while (!line.IsEmpty && ((LetterTraitTable.Of(line[^1]) & LetterTraits.Closing) != LetterTraits.None || LetterClasses.IsBlank(line[^1])))
        {
            line = line[..^1];
        }

        return line;
    }

    /// <summary>Takes `[12]`, `[edit]` and `[citation needed]` off the end.</summary>
    public static ReadOnlySpan<char> WithoutCitations(ReadOnlySpan<char> line)
    {
        while (line.EndsWith(']'))
        {
            int open = line.LastIndexOf('[');
            ReadOnlySpan<char> inside = open < 0 ? "x" : line[(open + 1)..^1];
            bool isNumber = true;
            foreach (char letter in inside)
            {
                isNumber &= char.IsDigit(letter);
            }

            if (!isNumber && inside is not ("edit" or "citation needed"))
            {
                return line;
            }

            line = line[..open];
        }

        return line;
    }

    /// <summary>Says whether the last letter has a trait.</summary>
    public static bool HasTrait(ReadOnlySpan<char> line, LetterTraits trait)
    {
        if (line.IsEmpty)
        {
            return false;
        }

        int letter = line.Length > 1 && char.IsSurrogatePair(line[^2], line[^1]) ? char.ConvertToUtf32(line[^2], line[^1]) : line[^1];
        return (LetterTraitTable.Of(letter) & trait) != LetterTraits.None;
    }

    /// <summary>Says whether a line breaks off with three dots of any form or two middle dots.</summary>
    public static bool BreaksOff(ReadOnlySpan<char> line) =>
        line.EndsWith('…') || line.EndsWith('‥') || line.EndsWith("...", StringComparison.Ordinal) || line.EndsWith("・・", StringComparison.Ordinal);

    /// <summary>Says whether a line has hiragana, katakana or ー.</summary>
    /// <param name="line">The line.</param>
    /// <param name="beyondBmp">Whether the text has kana beyond U+FFFF, which few have.</param>
    public static bool HasKana(ReadOnlySpan<char> line, bool beyondBmp)
    {
        if (line.ContainsAny(SmallKana))
        {
            return true;
        }

        for (int i = 0; beyondBmp && i + 1 < line.Length; i++)
        {
            if (char.IsSurrogatePair(line[i], line[i + 1]) && (LetterTraitTable.Of(char.ConvertToUtf32(line[i], line[i + 1])) & LetterTraits.Kana) != LetterTraits.None)
            {
                return true;
            }
        }

        return false;
    }
}
