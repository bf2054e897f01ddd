using System.Globalization;

namespace Tsumugi.Corpus.Adversarial;

/// <summary>`adversarial`: JSON Lines made to be the worst that a deduplication can meet, and how many of them must be kept.</summary>
public static class AdversarialCommand
{
    public static int Run(Arguments arguments)
    {
        string kind = arguments.Needed("--kind");
        string path = arguments.Needed("--out");
        int documents = arguments.Whole("--documents", 1_000_000);
        long bytes = arguments.Size("--size") ?? 200_000_000;
        ulong seed = (ulong)arguments.Whole("--seed", 1);
        arguments.RejectOthers();
        using AdversarialLines lines = new(path, seed);
        string kept = kind switch
        {
            "identical" => lines.Identical(documents),
            "short" => lines.Short(documents),
            "mixed" => lines.Mixed(documents),
            "giant" => lines.Giant(bytes, twins: false),
            "giant-twins" => lines.Giant(bytes, twins: true),
            "bucket" => lines.Bucket(documents),
            _ => throw new UsageException($"`--kind` is `{kind}`, expected `identical`, `short`, `mixed`, `giant`, `giant-twins` or `bucket`"),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Documents}\t{kept}"));
        return 0;
    }
}
