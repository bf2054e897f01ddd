namespace Tsumugi.Corpus.Scoring;

/// <summary>`score`: one sentence on what a step's output is worth.</summary>
public static class ScoreCommand
{
    public static int Run(string what, Arguments arguments)
    {
        string output = arguments.Needed("--output");
        string truth = arguments.Text("--truth") ?? "";
        string corpus = arguments.Text("--corpus") ?? "";
        double limit = arguments.Number("--jaccard", 0.8);
        arguments.RejectOthers();
        Console.WriteLine(what switch
        {
            "encodings" => PageScore.Encodings(new TruthTable(truth), output),
            "languages" => PageScore.Languages(new TruthTable(truth), output),
            "kept" => LineScore.Kept(output),
            "spans" => LineScore.Spans(output),
            "numbers" => LineScore.Numbers(output),
            "clusters" => new ClusterScore(new TruthTable(truth), limit).Of(output, corpus),
            "funnel" => FunnelScore.Of(output),
            _ => throw new UsageException($"`{what}`: expected `encodings`, `languages`, `kept`, `spans`, `numbers`, `clusters` or `funnel`"),
        });
        return 0;
    }
}
