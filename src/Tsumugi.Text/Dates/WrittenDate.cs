using System.Globalization;

namespace Tsumugi.Text.Dates;

/// <summary>A date as people write it on pages, in Gregorian numbers: a day, a month or a year.</summary>
/// <remarks>
/// Read are 2024年3月5日, 令和6年3月5日 and 平成元年…, R6.3.5, 2024-03-05, 2024/3/5, 2024.3.5 – each also in full-width and in kanji digits – 20240305 and
/// 20240305101500, Tue, 05 Mar 2024, 5 March 2024, March 5, 2024. A day of an era must lie in the era. Not read, because they are
/// ambiguous: two-digit years without an era, 3/5/2024. Not read, because they are not Gregorian: days with 年 before 1873.
/// </remarks>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12; 0 if only the year is known.</param>
/// <param name="Day">1 to 31; 0 if only the month is known.</param>
public readonly record struct WrittenDate(int Year, int Month, int Day)
{
    /// <summary>Gets the first day that is meant.</summary>
    public DateOnly First => new(Year, Math.Max(1, Month), Math.Max(1, Day));

    /// <summary>Gets a value indicating whether a single day is meant.</summary>
    public bool IsDay => Day > 0;

    /// <summary>Reads a value that is a date, with or without a time behind it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out WrittenDate date)
    {
        text = text.Trim();
        int taken = DateReader.Compact(text, out date);
        taken = taken > 0 ? taken : DateReader.Read(text, out date);
        return taken > 0 && (taken == text.Length || text[taken] is 'T' or ' ' or '\u3000' or '(' or '（');
    }

    /// <summary>Finds the first day in running text.</summary>
    /// <returns>False if there is none; months and years alone do not count here.</returns>
    public static bool TryFind(ReadOnlySpan<char> text, out WrittenDate date, out int start, out int length)
    {
        for (start = 0; start < text.Length; start++)
        {
            // Inside of a number or word nothing begins; a kanji number may follow any letter but a kanji digit.
            char before = start == 0 ? ' ' : text[start - 1];
            if (DateReader.MayBegin(text[start]) && !(DateReader.IsWord(before) && DateReader.IsWord(text[start])) && !DateReader.IsDigit(before))
            {
                length = DateReader.Read(text[start..], out date);
                if (length > 0 && date.IsDay)
                {
                    return true;
                }
            }
        }

        (date, start, length) = (default, 0, 0);
        return false;
    }

    /// <summary>Writes it as ISO 8601 does: `2024-03-05`, `2024-03` or `2024`.</summary>
    public override string ToString() => First.ToString(Day > 0 ? "yyyy-MM-dd" : Month > 0 ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);
}
