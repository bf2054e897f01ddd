namespace Tsumugi.Corpus.Scoring;

/// <summary>`twins`: recomputes every similarity of a finished run from its stored texts.</summary>
public static class TwinsCommand
{
    public static int Run(Arguments arguments)
    {
        string run = arguments.Needed("--run");
        double jaccard = arguments.Number("--jaccard", 0.8);
        double containment = arguments.Number("--containment", 1);
        int size = arguments.Whole("--size", 5);
        arguments.RejectOthers();
        TwinTruth truth = TwinTruth.Of(run, jaccard, containment, size);
        Console.Write(truth);
        return truth.Faults.Count == 0 ? 0 : 1;
    }
}
