using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Digits in one to five groups that may be one number, as they stand in a text: `1234-5678-9012`, `１２３４　５６７８`, `123456789012`.</summary>
/// <remarks>Half-width and full-width digits; groups are joined by one kind of joiner, any stroke or one blank.</remarks>
internal readonly ref struct WrittenNumber
{
    /// <summary>The longest number that is looked at, in digits.</summary>
    internal const int MostDigits = 19;

    /// <summary>The most groups that are looked at.</summary>
    internal const int MostGroups = 5;

    public WrittenNumber(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> groups)
    {
        Text = text;
        Start = start;
        End = end;
        Digits = digits;
        Groups = groups;
    }

    /// <summary>Gets the whole text.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Gets where the first digit stands.</summary>
    public int Start { get; }

    /// <summary>Gets the place behind the last digit.</summary>
    public int End { get; }

    /// <summary>Gets the values of the digits.</summary>
    public ReadOnlySpan<byte> Digits { get; }

    /// <summary>Gets how many digits each group has.</summary>
    public ReadOnlySpan<byte> Groups { get; }

    /// <summary>Gets a value indicating whether all digits stand together.</summary>
    public bool IsBare => Groups.Length == 1;

    /// <summary>Gets the letter before the number in half width; a line feed at the beginning of the text.</summary>
    public char Before => Start > 0 ? DigitForms.Narrow(Text[Start - 1]) : '\n';

    /// <summary>Gets the letter behind the number in half width; a line feed at the end of the text.</summary>
    public char Behind => End < Text.Length ? DigitForms.Narrow(Text[End]) : '\n';

    /// <summary>Says whether no Latin letter, point or further mark of a code touches the number.</summary>
    public bool StandsAlone => !IsCode(Before) && !IsCode(Behind);

    /// <summary>Says whether the number is written in groups of these lengths.</summary>
    public bool IsGrouped(params ReadOnlySpan<byte> lengths) => Groups.SequenceEqual(lengths);

    private static bool IsCode(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '%' or '=' or '+' or '*' or '\\';
}
