using Tsumugi.Corpus.Adversarial;
using Tsumugi.Corpus.Extraction;
using Tsumugi.Corpus.Measuring;
using Tsumugi.Corpus.Runs;
using Tsumugi.Corpus.Scoring;

namespace Tsumugi.Corpus;

/// <summary>Makes benchmark corpora with known duplicates and encodings, and what `bench/run` needs to measure and judge on them.</summary>
public static class Program
{
    private const string Usage = """
        tsumugi-corpus make --out DIR [--kind warc|jsonl|pages] [--size 200MB | --times 10] [--seed 1] [--files N]
                            [--exact 0.1] [--near 0.2] [--workers N] [--data ../shared/data]
        tsumugi-corpus adversarial --kind identical|short|mixed|giant|giant-twins|bucket --out FILE [--documents 1000000] [--size 200MB] [--seed 1]
        tsumugi-corpus measure --to RUNS.tsv --step NAME -- COMMAND…
        tsumugi-corpus score encodings|languages|kept|spans|numbers|clusters|funnel --output FILE [--truth DIR] [--corpus FILE] [--jaccard 0.8]
        tsumugi-corpus extraction pages --out DIR [--sample 60] [--data ../shared/data]
        tsumugi-corpus extraction own --extractor main-content|all-text --pages FILE --to FILE
        tsumugi-corpus extraction table --notes NOTES.tsv --runs RUNS.tsv [--data ../shared/data]
        tsumugi-corpus table --notes NOTES.tsv --runs RUNS.tsv
        tsumugi-corpus run-folder --from RUN --out DIR [--documents 1000000] [--seed 1] [--workers N]
        tsumugi-corpus processor
        """;

    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["make", .. string[] rest]:
                    return MakeCommand.Run(new Arguments(rest));
                case ["measure", .. string[] rest]:
                    return MeasureCommand.Run(rest);
                case ["adversarial", .. string[] rest]:
                    return AdversarialCommand.Run(new Arguments(rest));
                case ["score", string what, .. string[] rest]:
                    return ScoreCommand.Run(what, new Arguments(rest));
                case ["extraction", string what, .. string[] rest]:
                    return ExtractionCommand.Run(what, new Arguments(rest));
                case ["table", .. string[] rest]:
                    return TableCommand.Run(new Arguments(rest));
                case ["run-folder", .. string[] rest]:
                    return RunFolderCommand.Run(new Arguments(rest));
                case ["processor"]:
                    Console.WriteLine(Machine.Slug);
                    return 0;
                case ["--help"] or ["-h"]:
                    Console.WriteLine(Usage);
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (UsageException fault)
        {
            Console.Error.WriteLine($"tsumugi-corpus: {fault.Message}");
            return 2;
        }
        catch (IOException fault)
        {
            Console.Error.WriteLine($"tsumugi-corpus: {fault.Message}");
            return 4;
        }
    }
}
