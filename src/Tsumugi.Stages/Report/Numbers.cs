using System.Globalization;

namespace Tsumugi.Stages.Report;

/// <summary>Writes numbers for people.</summary>
public static class Numbers
{
    private static readonly string[] Sizes = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Writes a whole number with its thousands apart.</summary>
    public static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Writes a position in a picture.</summary>
    public static string Position(double position) => Math.Round(position, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Writes a size with decimal units: 1.5 MB are 1,500,000 bytes.</summary>
    public static string Bytes(long bytes)
    {
        double size = bytes;
        int unit = 0;
        while (size >= 999.5 && unit + 1 < Sizes.Length)
        {
            size /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || size >= 99.95 ? size.ToString("0", CultureInfo.InvariantCulture) : size.ToString("0.0", CultureInfo.InvariantCulture))} {Sizes[unit]}");
    }

    /// <summary>Writes a part of a whole as a percentage; a dash if there is no whole.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole == 0)
        {
            return "–";
        }

        double percent = 100.0 * part / whole;

        // 99.96 % is not everything, and 0.03 % is not nothing.
        return part > 0 && percent < 0.05 ? "<0.1 %"
            : part < whole && percent >= 99.95 ? ">99.9 %"
            : percent.ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>Writes a measured value or a limit.</summary>
    public static string Value(double value)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        double size = Math.Abs(value);
        return size >= 1000 ? value.ToString("#,0.#", CultureInfo.InvariantCulture)
            : size >= 1 ? value.ToString("0.###", CultureInfo.InvariantCulture)
            : value.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a limit as it stands in a recipe, to the last digit.</summary>
    public static string Limit(double limit) => limit.ToString("R", CultureInfo.InvariantCulture);
}
