using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Compare;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Draws how far every two sides agree as a heat map: the darker a field, the more they do, with the number in it.</summary>
internal static class AgreementMatrix
{
    private const double Field = 92;
    private const double Names = 170;
    private const double Top = 40;

    /// <summary>Writes one matrix.</summary>
    /// <param name="html">The page.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="caption">What the numbers are.</param>
    /// <param name="value">The number of a pair, from 0 to 1 (less is drawn as 0).</param>
    public static void Write(HtmlWriter html, Comparison comparison, Phrase caption, Func<Agreement, double> value)
    {
        int sides = comparison.Sides.Count;
        double width = Names + (Field * sides);
        double height = Top + (Field * 0.62 * sides) + 4;
        html.Write($"<figure><svg class=\"chart matrix\" viewBox=\"0 0 {width} {height}\" style=\"max-width: {width}px\" role=\"img\"><title>{caption.English}</title>");
        for (int column = 0; column < sides; column++)
        {
            html.Write($"<text x=\"{Names + (Field * (column + 0.5))}\" y=\"{Top - 12}\" text-anchor=\"middle\">{Short(comparison.Sides[column].Name, 13)}</text>");
        }

        for (int row = 0; row < sides; row++)
        {
            double y = Top + (Field * 0.62 * row);
            html.Write($"<text x=\"{Names - 10}\" y=\"{y + (Field * 0.31) + 4}\" text-anchor=\"end\">{Short(comparison.Sides[row].Name, 24)}</text>");
            for (int column = 0; column < sides; column++)
            {
                Agreement? pair = comparison.Between(row, column);
                double number = pair is null ? 1 : value(pair);
                double shade = Math.Clamp(number, 0, 1);
                string opacity = (0.08 + (0.87 * shade)).ToString("0.###", CultureInfo.InvariantCulture);
                html.Write($"<rect class=\"kept\" x=\"{Names + (Field * column) + 1}\" y=\"{y + 1}\" width=\"{Field - 2}\" height=\"{(Field * 0.62) - 2}\" rx=\"3\" fill-opacity=\"{opacity}\"/>");
                html.Write($"<text class=\"{new Markup(shade > 0.65 ? "on-dark" : "on-light")}\" x=\"{Names + (Field * (column + 0.5))}\" y=\"{y + (Field * 0.31) + 5}\" text-anchor=\"middle\">{number.ToString("0.000", CultureInfo.InvariantCulture)}</text>");
            }
        }

        html.Write($"</svg><figcaption>{caption}</figcaption></figure>");
    }

    private static string Short(string name, int letters) => HtmlText.Clip(name, letters);
}
