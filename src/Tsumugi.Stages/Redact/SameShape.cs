namespace Tsumugi.Stages.Redact;

/// <summary>Makes marks of the same shape as a piece of personal data: what a model shall learn is where a number stands and how it is written, not whose it is.</summary>
/// <remarks>
/// <para>
/// Digits become 0 (of the same width), kanji digits and Japanese letters 〇, Latin letters x or X (of the same width); marks and blanks stay. So no
/// letter of the original is left, nothing can be computed back, and the same shape gives the same marks: 090-1234-5678 → 000-0000-0000, 山田　太郎 → 〇〇　〇〇.
/// </para>
/// <para>
/// An address of e-mail becomes x@example.invalid, under a top-level domain that is reserved for never existing (RFC 2606). Doing it twice changes nothing.
/// </para>
/// </remarks>
public static class SameShape
{
    private const string Email = "email";
    private const string NobodysEmail = "x@example.invalid";

    /// <summary>Makes the marks for a piece of personal data.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="letters">The piece.</param>
    public static string Of(string kind, ReadOnlySpan<char> letters)
    {
        if (kind == Email)
        {
            return NobodysEmail;
        }

        Span<char> marks = letters.Length <= 256 ? stackalloc char[letters.Length] : new char[letters.Length];
        int length = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            // A letter of two units is one mark.
            if (!char.IsLowSurrogate(letters[i]) || i == 0 || !char.IsHighSurrogate(letters[i - 1]))
            {
                marks[length++] = Mark(letters[i]);
            }
        }

        return marks[..length].ToString();
    }

    private static char Mark(char letter) => letter switch
    {
        >= '0' and <= '9' => '0',
        >= '０' and <= '９' => '０',
        >= 'a' and <= 'z' => 'x',
        >= 'A' and <= 'Z' => 'X',
        >= 'ａ' and <= 'ｚ' => 'ｘ',
        >= 'Ａ' and <= 'Ｚ' => 'Ｘ',
        'ー' or '・' or '゛' or '゜' or '〇' => letter,
        _ when char.IsDigit(letter) => '0',
        _ when char.IsLetter(letter) || char.IsSurrogate(letter) || char.IsNumber(letter) => '〇',
        _ => letter,
    };
}
