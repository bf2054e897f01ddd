using Tsumugi.Text.Dates;

namespace Tsumugi.Stages.Decide;

/// <summary>Turns the dates that sources write into day numbers, so that the newest of several documents can be found.</summary>
public static class Days
{
    /// <summary>Gets the days since 0001-01-01, of a month or year those to its first day; 0 if the text is no date.</summary>
    public static int Of(string date) => WrittenDate.TryParse(date, out WrittenDate written) ? written.First.DayNumber : 0;
}
