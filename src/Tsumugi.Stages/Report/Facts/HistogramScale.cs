using Tsumugi.Contracts.Measures;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>The axis on which a measure is drawn, cut into fine bins that a database can count.</summary>
/// <param name="IsLogarithmic">Whether the axis is log10(1 + value).</param>
/// <param name="BinWidth">Width of a fine bin on the axis.</param>
public sealed record HistogramScale(bool IsLogarithmic, double BinWidth)
{
    /// <summary>Number of fine bins; the last one holds everything beyond.</summary>
    public const int Bins = 2000;

    // A limit such as 0.3 is no binary number, and 0.3 / 0.0005 must still be bin 600.
    private const double Tolerance = 1e-9;

    /// <summary>Chooses the axis: shares from 0 to 1, small counts and quotients evenly, large ones by powers of ten.</summary>
    /// <param name="unit">The unit of the measure.</param>
    /// <param name="largest">The largest value that is to be in the picture.</param>
    public static HistogramScale For(Unit unit, double largest) => unit switch
    {
        Unit.Ratio => new HistogramScale(false, 0.0005),
        Unit.Quotient or Unit.Score when largest <= 1 => new HistogramScale(false, 0.0005),
        Unit.Quotient or Unit.Score when largest <= 10 => new HistogramScale(false, 0.005),
        Unit.BitsEach => new HistogramScale(false, 0.05),
        _ when largest <= 100 => new HistogramScale(false, 0.05),
        _ => new HistogramScale(true, 0.005),
    };

    /// <summary>Gets the bin of a value.</summary>
    public int BinOf(double value) => (int)Math.Clamp(Math.Floor((Position(value) / BinWidth) + Tolerance), 0, Bins - 1);

    /// <summary>Gets the value at which a bin begins.</summary>
    public double ValueAt(int bin) => IsLogarithmic ? Math.Pow(10, bin * BinWidth) - 1 : bin * BinWidth;

    /// <summary>Gets where a value lies on the axis.</summary>
    public double Position(double value) => IsLogarithmic ? Math.Log10(1 + Math.Max(value, 0)) : value;

    /// <summary>Gets <see cref="BinOf"/> as SQL.</summary>
    internal string Sql(string column)
    {
        string position = IsLogarithmic ? $"log10(1 + greatest({column}, 0))" : column;
        return $"greatest(0, least({Bins - 1}, floor({position} / {LedgerDatabase.Number(BinWidth)} + {LedgerDatabase.Number(Tolerance)})))::INTEGER";
    }
}
