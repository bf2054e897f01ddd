using System.Buffers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>Finds what HojiChar's pattern for bulletin boards and shops finds: dates, (月), 12話, コメント, 投稿 and the like, and every ASCII hyphen.</summary>
/// <remarks>
/// The pattern, from HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardBBSComments: four digits, [年.-/], blanks, one or two digits, [月.-/], blanks,
/// one or two digits, 日*; コメント; SOLD OUT; レビュー; 投稿; ページ; a day of the week in ASCII brackets; 質問; digits with 話; 楽天市場; -. A digit is any of Unicode's
/// decimal digits in the Basic Multilingual Plane. Linear: a run of digits is looked at once, since only its last four and its end decide.
/// </remarks>
internal sealed class BulletinMarks : TextCount
{
    private static readonly SearchValues<char> Starts = SearchValues.Create([.. "コSレ投ペ(質楽-", .. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(char.IsDigit)]);

    /// <summary>Gets how often the pattern matches.</summary>
    public int All { get; private set; }

    /// <summary>Gets how many of the matches are a lone hyphen.</summary>
    public int Hyphens { get; private set; }

    /// <inheritdoc/>
    protected override void Count(in TextView document)
    {
        All = 0;
        Hyphens = 0;
        ReadOnlySpan<char> rest = document.Letters;
        while (true)
        {
            int start = rest.IndexOfAny(Starts);
            if (start < 0)
            {
                return;
            }

            rest = rest[start..];
            int length = char.IsDigit(rest[0]) ? Digits(rest, out int matched) : matched = Phrase(rest);
            All += matched > 0 ? 1 : 0;
            Hyphens += matched == 1 ? 1 : 0;
            rest = rest[Math.Max(length, 1)..];
        }
    }

    private static int Phrase(ReadOnlySpan<char> text) => text[0] switch
    {
        '-' => 1,
        'コ' => Length(text, "コメント"),
        'S' => Length(text, "SOLD OUT"),
        'レ' => Length(text, "レビュー"),
        '投' => Length(text, "投稿"),
        'ペ' => Length(text, "ページ"),
        '質' => Length(text, "質問"),
        '楽' => Length(text, "楽天市場"),
        _ => text.Length > 2 && text[1] is '月' or '火' or '水' or '木' or '金' or '土' or '日' && text[2] == ')' ? 3 : 0,
    };

    private static int Length(ReadOnlySpan<char> text, string phrase) => text.StartsWith(phrase, StringComparison.Ordinal) ? phrase.Length : 0;

    /// <summary>Takes a run of digits.</summary>
    /// <returns>How far to go on.</returns>
    private static int Digits(ReadOnlySpan<char> text, out int matched)
    {
        int end = Run(text);
        if (end < text.Length && text[end] == '話')
        {
            matched = end + 1;
            return matched;
        }

        matched = end >= 4 ? Date(text[end..]) : 0;
        return end + matched;
    }

    /// <summary>Reads a date behind its year.</summary>
    private static int Date(ReadOnlySpan<char> text)
    {
        int month = Part(text, '年');
        int day = month == 0 ? 0 : Part(text[month..], '月');
        if (day == 0)
        {
            return 0;
        }

        int end = month + day;
        while (end < text.Length && text[end] == '日')
        {
            end++;
        }

        return end;
    }

    /// <summary>Reads a separator, blanks and one or two digits; what follows decides in the pattern whether one or two are taken, and both lead to the same number of matches.</summary>
    private static int Part(ReadOnlySpan<char> text, char mark)
    {
        if (text.IsEmpty || (text[0] != mark && text[0] is not ('.' or '-' or '/')))
        {
            return 0;
        }

        int at = 1;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        int digits = Math.Min(2, Run(text[at..]));
        return digits == 0 ? 0 : at + digits;
    }

    private static int Run(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && char.IsDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}
