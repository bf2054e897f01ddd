namespace Tsumugi.Text.Dates;

/// <summary>An era of the Japanese calendar with the days that can be written in it.</summary>
/// <param name="Name">Two kanji.</param>
/// <param name="Letter">Its Latin initial, as in `R6.3.5`.</param>
/// <param name="Sign">The single letter that Unicode has for the name.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
internal sealed record Era(string Name, char Letter, char Sign, DateOnly First, DateOnly Last)
{
    /// <summary>The present one first.</summary>
    /// <remarks>
    /// Days of the changes: the Cabinet orders on era names of 1989 (政令第1号, from the next day, 8 January) and 2019 (政令第143号, from 1 May),
    /// the rescripts of 1912 and 1926, which renamed the very day: 30 July 1912 and 25 December 1926 were written in both eras and
    /// are taken in both. Meiji begins on 25 January 1868 by the reckoning back to the first day of the year, but its years 1 to 5 ran by
    /// the lunisolar calendar (太政官布告第337号 of 1872 made 明治6年1月1日 the first Gregorian day), so they are no Gregorian dates.
    /// </remarks>
    public static readonly Era[] All =
    [
        new("令和", 'R', '\u32FF', new DateOnly(2019, 5, 1), DateOnly.MaxValue),
        new("平成", 'H', '\u337B', new DateOnly(1989, 1, 8), new DateOnly(2019, 4, 30)),
        new("昭和", 'S', '\u337C', new DateOnly(1926, 12, 25), new DateOnly(1989, 1, 7)),
        new("大正", 'T', '\u337D', new DateOnly(1912, 7, 30), new DateOnly(1926, 12, 25)),
        new("明治", 'M', '\u337E', new DateOnly(1868, 1, 25), new DateOnly(1912, 7, 30)),
    ];

    /// <summary>Gets the Gregorian year of a year of the era.</summary>
    public int GregorianYear(int year) => First.Year + year - 1;
}
