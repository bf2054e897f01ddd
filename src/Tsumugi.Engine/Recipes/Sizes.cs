using System.Globalization;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads and writes sizes as people write them: `256MB`, `1.5GiB`, `4096`.</summary>
public static class Sizes
{
    private static readonly (string Suffix, double Factor)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
        ("K", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("B", 1),
    ];

    /// <summary>Reads a size; decimal units (MB = 1,000,000 bytes) and binary ones (MiB = 1,048,576).</summary>
    public static bool TryParse(string text, out long bytes)
    {
        string number = text.Trim();
        double factor = 1;
        foreach ((string suffix, double unit) in Units)
        {
            if (number.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                (number, factor) = (number[..^suffix.Length].TrimEnd(), unit);
                break;
            }
        }

        bool ok = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * factor < long.MaxValue;
        bytes = ok ? (long)(value * factor) : 0;
        return ok;
    }

    /// <summary>Writes a size with one decimal and a decimal unit.</summary>
    public static string Format(long bytes) => bytes switch
    {
        >= 1_000_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e12:F1} TB"),
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}
