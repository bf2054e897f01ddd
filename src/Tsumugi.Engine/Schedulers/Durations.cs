using System.Globalization;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Reads and writes spans of time as people and schedulers write them: `4h`, `1d12h`, `90m`, `04:00:00`.</summary>
public static class Durations
{
    /// <summary>Reads a span: numbers with `d`, `h`, `m` or `s`, or `[D-]HH:MM:SS`.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        return text.Contains(':', StringComparison.Ordinal) ? TryClock(text, out span) : TryUnits(text, out span);
    }

    /// <summary>Writes hours, minutes and seconds, as all batch schedulers read them.</summary>
    public static string Clock(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span.Minutes:D2}:{span.Seconds:D2}");

    private static bool TryUnits(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                continue;
            }

            int seconds = text[at] switch { 'd' => 86400, 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
            if (seconds == 0 || !int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                return false;
            }

            span += TimeSpan.FromSeconds((double)seconds * count);
            start = at + 1;
        }

        return text.Length > 0 && start == text.Length;
    }

    private static bool TryClock(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        string[] parts = text[(dash + 1)..].Split(':');
        int[] numbers = new int[3];
        bool ok = parts.Length == 3 && Enumerable.Range(0, 3).All(i => int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]));
        int days = 0;
        ok = ok && (dash < 0 || int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out days));
        span = ok ? TimeSpan.FromSeconds((86400.0 * days) + (3600.0 * numbers[0]) + (60.0 * numbers[1]) + numbers[2]) : TimeSpan.Zero;
        return ok;
    }
}
