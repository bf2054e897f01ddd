using System.Buffers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Scrub;

/// <summary>Knows the words by which a text says that a number near them is a My Number.</summary>
internal static class MyNumberContext
{
    /// <summary>How many UTF-16 units before a number its context may end.</summary>
    internal const int Before = 100;

    /// <summary>How many UTF-16 units behind a number its context may reach.</summary>
    internal const int After = 40;

    /// <summary>How far apart two numbers may stand for the second to share the context of the first: the rows of one table.</summary>
    internal const int Chain = 200;

    // Blanks, line ends and cell borders are taken out before the search, so no word holds one.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "マイナンバ", "ﾏｲﾅﾝﾊﾞ", "マイナカード", "マイナ番号", "myナンバー", "ｍｙナンバー",
            "個人番号", "個人識別番号", "通知カード", "特定個人情報", "社会保障税番号", "共通番号",
            "12桁の番号", "１２桁の番号", "十二桁の番号", "一二桁の番号",
            "mynumber", "ｍｙｎｕｍｂｅｒ", "kojinbango", "kojinbangou", "individualnumber", "my%20number",
            "%E3%83%9E%E3%82%A4%E3%83%8A%E3%83%B3%E3%83%90", "%E5%80%8B%E4%BA%BA%E7%95%AA%E5%8F%B7",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether such a word stands close to a stretch.</summary>
    internal static bool Surrounds(ReadOnlySpan<char> text, int start, int end)
        => Has(text[Math.Max(0, start - Before)..start]) || Has(text[end..Math.Min(text.Length, end + After)]);

    /// <summary>Searches a window with everything dropped that a form or a table puts between letters: 個 人 番 号, 個人⏎番号, マイ・ナンバー, my_number.</summary>
    private static bool Has(ReadOnlySpan<char> window)
    {
        Span<char> packed = stackalloc char[Before];
        int length = 0;
        foreach (char letter in window)
        {
            if (!IsLoose(letter))
            {
                packed[length++] = letter;
            }
        }

        return packed[..length].ContainsAny(Words);
    }

    private static bool IsLoose(char letter)
        => letter is '\n' or '\r' or '|' or '｜' or '・' or '･' or '_' or '+' or '-' or '‐' or '－' || DigitForms.IsBlank(letter);
}
