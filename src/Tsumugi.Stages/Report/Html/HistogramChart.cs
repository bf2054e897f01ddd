using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Draws how the values of a measure are spread, what a rule takes out of them, and where its limits are.</summary>
internal static class HistogramChart
{
    private const double Width = 520;
    private const double Height = 190;
    private const double Top = 26;
    private const double Bottom = 34;
    private const double Side = 6;

    public static void Write(HtmlWriter html, RuleFacts facts)
    {
        Histogram histogram = facts.Histogram;
        if (histogram.Bins.Count == 0)
        {
            html.Write($"<p class=\"none\">{new Phrase("no document was measured", "測定した文書がありません。")}</p>");
            return;
        }

        HistogramScale scale = histogram.Scale;
        double low = scale.Position(histogram.Bins[0].From);
        double high = scale.Position(histogram.Bins[^1].To);
        double X(double value) => Side + ((Math.Clamp(scale.Position(value), low, high) - low) / (high - low) * (Width - (2 * Side)));

        html.Write($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\"><title>{Caption(facts).English}</title>");
        long most = histogram.Bins.Max(bin => bin.Passing + bin.Failing);
        double unit = (Height - Top - Bottom) / most;
        double floor = Height - Bottom;
        foreach (HistogramBin bin in histogram.Bins)
        {
            double x = X(bin.From) + 0.6;
            double width = Math.Max(1, X(bin.To) - X(bin.From) - 1.2);
            double passing = Bar(bin.Passing, unit);
            double failing = Bar(bin.Failing, unit);
            Rect(html, "kept", x, floor - passing, width, passing);
            Rect(html, "hatched", x, floor - passing - failing, width, failing);
        }

        html.Write($"<line class=\"axis\" x1=\"{Side}\" x2=\"{Width - Side}\" y1=\"{floor}\" y2=\"{floor}\"/>");
        foreach (double tick in Ticks(scale, histogram.Bins[0].From, histogram.Bins[^1].To))
        {
            html.Write($"<line class=\"axis\" x1=\"{X(tick)}\" x2=\"{X(tick)}\" y1=\"{floor}\" y2=\"{floor + 4}\"/><text x=\"{X(tick)}\" y=\"{floor + 18}\" text-anchor=\"{Anchor(X(tick), 16)}\">{Numbers.Value(tick)}</text>");
        }

        foreach (LimitSide side in facts.Sides)
        {
            double x = X(side.Limit);
            html.Write($"<line class=\"limit\" x1=\"{x}\" x2=\"{x}\" y1=\"{Top - 8}\" y2=\"{floor}\"/><text class=\"limit\" x=\"{x}\" y=\"{Top - 12}\" text-anchor=\"{Anchor(x, 40)}\">{(side.IsMin ? facts.Rule.MinExclusive ? "> " : "≥ " : facts.Rule.MaxExclusive ? "< " : "≤ ")}{Numbers.Limit(side.Limit)}</text>");
        }

        html.Write($"</svg><figcaption>{Caption(facts)}</figcaption>");
    }

    private static Phrase Caption(RuleFacts facts)
    {
        Histogram histogram = facts.Histogram;
        string all = Numbers.Whole(histogram.Documents);
        string failing = Numbers.Whole(histogram.Bins.Sum(bin => bin.Failing));
        string share = Numbers.Percent(histogram.Bins.Sum(bin => bin.Failing), histogram.Documents);
        string median = Numbers.Value(histogram.Scale.IsLogarithmic ? Math.Round(histogram.Median) : Math.Round(histogram.Median, 3));
        return new(
            $"{all} documents, median about {median}; {failing} ({share}) fail. Hatched: failing. {(histogram.Scale.IsLogarithmic ? "Logarithmic axis. " : "")}The outermost bars also hold what lies beyond.",
            $"{all} 件、中央値は約 {median}。満たさないものは {failing} 件（{share}）で、斜線で示しています。{(histogram.Scale.IsLogarithmic ? "横軸は対数です。" : "")}両端の棒には、図の外の値も含みます。");
    }

    // A bar of one document among millions would be thinner than a hair.
    private static double Bar(long documents, double unit) => documents == 0 ? 0 : Math.Max(1, documents * unit);

    private static void Rect(HtmlWriter html, string kind, double x, double y, double width, double height)
    {
        if (height > 0)
        {
            html.Write($"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
        }
    }

    private static string Anchor(double x, double room) => x < room ? "start" : x > Width - room ? "end" : "middle";

    private static IEnumerable<double> Ticks(HistogramScale scale, double from, double to)
    {
        if (!scale.IsLogarithmic)
        {
            double step = Step(to - from);
            for (int i = (int)Math.Ceiling((from / step) - 1e-9); i * step <= to + (step / 1e6); i++)
            {
                yield return Math.Round(i * step, 9);
            }

            yield break;
        }

        double decades = scale.Position(to) - scale.Position(from);
        double[] steps = decades > 2.5 ? [1] : decades > 1.2 ? [1, 3] : [1, 2, 3, 5];
        if (from <= 0)
        {
            yield return 0;
        }

        for (double power = 1; power <= to; power *= 10)
        {
            foreach (double tick in steps.Select(step => step * power).Where(tick => tick >= from && tick <= to))
            {
                yield return tick;
            }
        }
    }

    /// <summary>Finds a round distance that gives about six ticks.</summary>
    private static double Step(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / 5)));
        double rest = range / 5 / power;
        return power * (rest < 1.5 ? 1 : rest < 3.5 ? 2 : rest < 7.5 ? 5 : 10);
    }
}
