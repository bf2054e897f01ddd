using System.Globalization;

namespace Tsumugi.Stages.Decide;

/// <summary>Turns the dates that sources write into day numbers, so that the newest of several documents can be found.</summary>
public static class Days
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-MM", "yyyy", "yyyyMMdd", "yyyyMMddHHmmss"];

    /// <summary>Gets the days since 0001-01-01; 0 if the text is no date.</summary>
    public static int Of(string date)
    {
        ReadOnlySpan<char> day = date.AsSpan(0, date.Length > 10 && date[10] is 'T' or ' ' ? 10 : date.Length);
        return DateOnly.TryParseExact(day, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly parsed) ? parsed.DayNumber
            : DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset http) ? DateOnly.FromDateTime(http.UtcDateTime).DayNumber
            : 0;
    }
}
