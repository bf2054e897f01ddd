using Tsumugi.Stages.Dedup;

namespace Tsumugi.Cli.Wiring;

/// <summary>What the bands of a recipe will find: the S-curve, and what it costs.</summary>
internal sealed record NearEstimate
{
    /// <summary>The similarities at which the curve is shown.</summary>
    private static readonly double[] Similarities = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    /// <summary>How many times as long the containing document is where contained ones are shown.</summary>
    private static readonly double[] Times = [1, 1.5, 2, 5];

    public required DedupSettings Settings { get; init; }

    public required BandPlan Bands { get; init; }

    /// <summary>Gets a value indicating whether the recipe says how many bands and rows.</summary>
    public required bool Written { get; init; }

    /// <summary>Gets the share of pairs of each similarity that become candidates.</summary>
    public required IReadOnlyList<(double Jaccard, double Found)> Curve { get; init; }

    public required double RecallAtLimit { get; init; }

    /// <summary>Gets the pairs of unrelated documents that become candidates in this corpus.</summary>
    public required double FalseCandidates { get; init; }

    /// <summary>Gets the same for each document of a corpus of 10⁹.</summary>
    public required double FalseCandidatesAtScale { get; init; }

    /// <summary>Gets, by how many times as long the longer one is, the similarity of a pair at the limit of containment, and the share that bands find.</summary>
    public required IReadOnlyList<(double Times, double Jaccard, double Found)> Contained { get; init; }

    /// <summary>Estimates.</summary>
    public static NearEstimate Of(DedupSettings settings, long documents)
    {
        BandPlan bands = settings.Bands;
        double[] contained = settings.Containment > 0 ? Times : [];
        return new NearEstimate
        {
            Settings = settings,
            Bands = bands,
            Written = settings.WrittenBands is not null,
            Curve = [.. Similarities.Select(jaccard => (jaccard, bands.Recall(jaccard)))],
            RecallAtLimit = bands.Recall(settings.Jaccard),
            FalseCandidates = bands.FalseCandidates(documents),
            FalseCandidatesAtScale = bands.FalseCandidates(BandPlan.DesignDocuments) / BandPlan.DesignDocuments,
            Contained = [.. contained.Select(times => BandPlan.JaccardOfContained(settings.Containment, times) is var jaccard ? (times, jaccard, bands.Recall(jaccard)) : default)],
        };
    }
}
