using System.Globalization;

namespace Tsumugi.Tests.Redact;

/// <summary>Prints the figures of the detectors in lines that <c>bench/privacy</c> gathers into its table.</summary>
internal static class PrivacyFigures
{
    public static void Print(string what, Score score) => Line(what, score.Gold, F(score.Precision), F(score.Recall), F(score.F1), score.Wrong.ToString(CultureInfo.InvariantCulture));

    public static void Print(string what, int wrong, int of) => Line(what, of, "–", "–", "–", wrong.ToString(CultureInfo.InvariantCulture));

    private static void Line(string what, int gold, string precision, string recall, string f1, string wrong)
        => TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure | {what} | {gold} | {precision} | {recall} | {f1} | {wrong} |\n"));

    private static string F(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>What was there, what of it was found, and what else was found.</summary>
    internal readonly record struct Score(int Gold, int Found, int Wrong)
    {
        public double Precision => Found == 0 ? 0 : (double)Found / (Found + Wrong);

        public double Recall => (double)Found / Gold;

        public double F1 => Found == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
    }
}
