namespace Tsumugi.Stages.Report.Facts;

/// <summary>How the values of one measure are spread over all measured documents.</summary>
/// <param name="Scale">The axis.</param>
/// <param name="Bins">The bars, all of the same width on the axis; empty if nothing was measured.</param>
/// <param name="Documents">Measured documents.</param>
/// <param name="Median">The median, to within a thousandth of the axis.</param>
public sealed record Histogram(HistogramScale Scale, IReadOnlyList<HistogramBin> Bins, long Documents, double Median)
{
    private const int MostBins = 40;

    private static readonly int[] Widths = [1, 2, 4, 10, 20, 40, 100, 200];

    /// <summary>Joins fine bins to about thirty bars around the bulk of the documents and the limits.</summary>
    /// <param name="scale">The axis.</param>
    /// <param name="fine">Passing and failing documents for each fine bin.</param>
    /// <param name="limits">The limits, which must be in the picture.</param>
    public static Histogram Of(HistogramScale scale, IReadOnlyList<(long Passing, long Failing)> fine, IEnumerable<double> limits)
    {
        long all = fine.Sum(bin => bin.Passing + bin.Failing);
        if (all == 0)
        {
            return new Histogram(scale, [], 0, 0);
        }

        int[] marks = [.. limits.Select(scale.BinOf)];
        int first = marks.Append(Quantile(fine, all, 0.001)).Min();
        int last = marks.Select(mark => mark + 1).Append(Quantile(fine, all, 0.998)).Max();
        int width = Widths.First(width => (last / width) - (first / width) < MostBins || width == Widths[^1]);
        first -= first % width;
        List<HistogramBin> bins = [];
        for (int from = first; from <= last; from += width)
        {
            bool open = from + width > last;
            int start = bins.Count == 0 ? 0 : from;
            int end = open ? fine.Count : from + width;
            long passing = 0;
            long failing = 0;
            for (int i = start; i < end; i++)
            {
                passing += fine[i].Passing;
                failing += fine[i].Failing;
            }

            bins.Add(new HistogramBin(scale.ValueAt(from), scale.ValueAt(from + width), passing, failing));
        }

        return new Histogram(scale, bins, all, scale.ValueAt(Quantile(fine, all, 0.5)));
    }

    private static int Quantile(IReadOnlyList<(long Passing, long Failing)> fine, long all, double share)
    {
        long wanted = (long)Math.Ceiling(all * share);
        long seen = 0;
        for (int i = 0; i < fine.Count; i++)
        {
            seen += fine[i].Passing + fine[i].Failing;
            if (seen >= wanted)
            {
                return i;
            }
        }

        return fine.Count - 1;
    }
}
