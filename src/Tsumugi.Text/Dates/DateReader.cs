using System.Globalization;

namespace Tsumugi.Text.Dates;

/// <summary>Reads the date that a text begins with.</summary>
internal ref struct DateReader
{
    // Japan's first Gregorian year; what is written with 年 before it counts days by the lunisolar calendar.
    private const int FirstGregorianYear = 1873;
    private const int LongestNumber = 8;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private DateReader(ReadOnlySpan<char> text) => _text = text;

    private readonly char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Says whether a date can begin with the letter; for skipping quickly.</summary>
    public static bool MayBegin(char letter) => IsDigit(letter) || char.IsAsciiLetter(DigitForms.Narrow(letter)) || letter is '令' or '平' or '昭' or '大' or '明' or '\u32FF' or (>= '\u337B' and <= '\u337E');

    /// <summary>Says whether the letter is part of a Latin word or number.</summary>
    public static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(DigitForms.Narrow(letter)) || letter == '_';

    /// <summary>Says whether the letter is a digit: Latin, full-width or kanji.</summary>
    public static bool IsDigit(char letter) => DigitForms.ValueOfAny(letter) >= 0 || Unit(letter) > 0;

    /// <summary>Reads `20240305` and `20240305101500` (which archives use), and a year alone; these must be the whole text.</summary>
    public static int Compact(ReadOnlySpan<char> text, out WrittenDate date)
    {
        date = default;
        if (text.Length is not (4 or 8 or 14) || text.ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        date = text.Length == 4 ? new WrittenDate(Latin(text), 0, 0) : new WrittenDate(Latin(text[..4]), Latin(text[4..6]), Latin(text[6..8]));
        return date.Year > 0 && (text.Length == 4 || Exists(date)) ? text.Length : 0;
    }

    /// <summary>Reads any other form.</summary>
    /// <returns>Units read; 0 if the text begins with no date.</returns>
    public static int Read(ReadOnlySpan<char> text, out WrittenDate date)
    {
        DateReader reader = new(text);
        return reader.TryEnglish(out date) || reader.TryNumeric(out date) ? reader._at : 0;
    }

    private bool TryNumeric(out WrittenDate date)
    {
        date = default;
        Era? era = TakeEra();
        SkipBlanks();
        int year = 1;
        bool hasYear = era is not null && Take('元') ? true : TryNumber(out year) && (era is null ? year is >= 1000 and <= 9999 : year is >= 1 and <= 99);
        if (!hasYear)
        {
            return false;
        }

        year = era?.GregorianYear(year) ?? year;
        SkipBlanks();
        char separator = Separator(Next);
        _at++;
        bool read = separator != '\0' && (separator == '年' ? TryJapanese(year, out date) : TrySeparated(year, separator, wholeMonth: era is null, out date));
        return read && Holds(era, date);
    }

    private bool TryJapanese(int year, out WrittenDate date)
    {
        date = new WrittenDate(year, 0, 0);
        int end = _at;
        if (TryPart(out int month) && Take('月'))
        {
            date = new WrittenDate(year, month, 0);
            end = _at;
            if (TryPart(out int day) && Take('日'))
            {
                date = new WrittenDate(year, month, day);
                return year >= FirstGregorianYear && Exists(date);
            }
        }

        _at = end;
        return year >= FirstGregorianYear && date.Month <= 12;
    }

    private bool TrySeparated(int year, char separator, bool wholeMonth, out WrittenDate date)
    {
        date = default;
        SkipBlanks();
        if (!TryPart(out int month) || month is < 1 or > 12)
        {
            return false;
        }

        if (_at == _text.Length)
        {
            date = new WrittenDate(year, month, 0);
            return wholeMonth && separator != '.';
        }

        if (Separator(Next) != separator)
        {
            return false;
        }

        _at++;
        SkipBlanks();
        if (!TryPart(out int day))
        {
            return false;
        }

        date = new WrittenDate(year, month, day);
        bool goesOn = Separator(Next) == separator && _at + 1 < _text.Length && IsDigit(_text[_at + 1]);
        return Exists(date) && !goesOn;
    }

    /// <summary>Reads `Tue, 05 Mar 2024`, `5 March 2024`, `March 5, 2024`, `05-Mar-2024`.</summary>
    private bool TryEnglish(out WrittenDate date)
    {
        date = default;
        int start = _at;
        int month = 0;
        int day = 0;
        if (char.IsAsciiLetter(Next) && !TryMonth(out month))
        {
            // A weekday in front.
            SkipWord();
            Take(',');
            SkipBlanks();
        }

        SkipBlanks();
        bool read = month > 0
            ? TryPart(out day) && SkipOrdinal()
            : DigitForms.ValueOfAny(Next) >= 0 && TryPart(out day) && SkipOrdinal() && SkipJoint() && TryMonth(out month);
        read = read && SkipJoint() && TryNumber(out int year) && Exists(date = new WrittenDate(year, month, day)) && year >= 1000;
        _at = read ? _at : start;
        return read;
    }

    private bool TryMonth(out int month)
    {
        int length = 0;
        while (_at + length < _text.Length && char.IsAsciiLetter(_text[_at + length]))
        {
            length++;
        }

        month = 0;
        for (int i = 1; i <= 12 && length >= 3; i++)
        {
            string name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(i);
            month = name.AsSpan().StartsWith(_text.Slice(_at, Math.Min(length, 4)), StringComparison.OrdinalIgnoreCase) && length <= name.Length ? i : month;
        }

        _at += month > 0 ? length : 0;
        Take('.', month > 0);
        return month > 0;
    }

    private readonly Era? EraHere(out int length)
    {
        ReadOnlySpan<char> rest = _text[_at..];
        foreach (Era era in Era.All)
        {
            bool initial = rest.Length > 1 && DigitForms.Narrow(rest[0]) == era.Letter && (DigitForms.ValueOfAny(rest[1]) >= 0 || rest[1] == '元');
            length = rest.StartsWith(era.Name, StringComparison.Ordinal) ? 2 : initial || (rest.Length > 0 && rest[0] == era.Sign) ? 1 : 0;
            if (length > 0)
            {
                return era;
            }
        }

        length = 0;
        return null;
    }

    private Era? TakeEra()
    {
        Era? era = EraHere(out int length);
        _at += length;
        return era;
    }

    /// <summary>Reads a month or day: not more than two digits, three in kanji with 十.</summary>
    private bool TryPart(out int number)
    {
        SkipBlanks();
        int start = _at;
        while (_at < _text.Length && IsDigit(_text[_at]))
        {
            _at++;
        }

        bool hasUnit = _text[start.._at].Contains('十');
        bool fits = _at - start <= (hasUnit ? 3 : 2);
        _at = start;
        return TryNumber(out number) && fits;
    }

    /// <summary>Reads a number in Latin, full-width or kanji digits, by places (二四) or with units (二十四); blanks around it are skipped.</summary>
    private bool TryNumber(out int number)
    {
        SkipBlanks();
        int start = _at;
        int sum = 0;
        int open = -1;
        while (_at < _text.Length && _at - start <= LongestNumber && IsDigit(_text[_at]))
        {
            int unit = Unit(_text[_at]);
            sum += unit > 0 ? Math.Abs(open) * unit : 0;
            open = unit > 0 ? 0 : (Math.Max(open, 0) * 10) + DigitForms.ValueOfAny(_text[_at]);
            _at++;

            // Behind a unit the next one stands for itself: 千百 is 1100.
            open = unit > 0 && _at < _text.Length && Unit(_text[_at]) > 0 ? -1 : open;
        }

        number = sum + Math.Max(open, 0);
        bool read = _at > start && _at - start <= LongestNumber && number <= 9999;
        if (read)
        {
            SkipBlanksBeforeSign();
        }

        return read;
    }

    /// <summary>Skips blanks if a sign of dates comes behind: 平成 2 年 6 月.</summary>
    private void SkipBlanksBeforeSign()
    {
        int end = _at;
        SkipBlanks();
        _at = Next is '年' or '月' or '日' ? _at : end;
    }

    private void SkipBlanks()
    {
        while (Next is ' ' or '\u3000' or '\u00A0' or '\t')
        {
            _at++;
        }
    }

    private void SkipWord()
    {
        while (char.IsAsciiLetter(Next))
        {
            _at++;
        }
    }

    private bool SkipOrdinal()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        _at += rest.StartsWith("st") || rest.StartsWith("nd") || rest.StartsWith("rd") || rest.StartsWith("th") ? 2 : 0;
        return true;
    }

    /// <summary>Skips what parts day, month name and year: a blank, a comma, a hyphen.</summary>
    private bool SkipJoint()
    {
        int start = _at;
        Take(',');
        SkipBlanks();
        Take('-', _at == start);
        return _at > start;
    }

    private bool Take(char letter, bool wanted = true)
    {
        bool there = wanted && Next == letter;
        _at += there ? 1 : 0;
        return there;
    }

    private static bool Exists(WrittenDate date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= DateTime.DaysInMonth(date.Year, date.Month);

    /// <summary>Says whether the era has a day that is meant.</summary>
    private static bool Holds(Era? era, WrittenDate date)
    {
        DateOnly last = date.Day > 0 ? date.First : date.Month > 0 ? new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)) : new DateOnly(date.Year, 12, 31);
        return era is null || (last >= era.First && date.First <= era.Last);
    }

    private static int Latin(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Unit(char letter) => letter switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

    private static char Separator(char letter) => DigitForms.Narrow(letter) switch
    {
        '年' => '年',
        '-' or '\u2010' or '\u2212' => '-',
        '/' => '/',
        '.' => '.',
        _ => '\0',
    };
}
