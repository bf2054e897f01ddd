using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Bench.Dedup;

/// <summary>`estimator-error`: how far the sketch's estimate lies from the exact similarity, beside k permutations of the same size.</summary>
/// <remarks>
/// Pairs: those of `near_duplicates/pairs.jsonl.gz`, and for the ranges that these leave thin, pieces of the same documents that overlap by a known part.
/// Pairs of one site differ by the same sentences, so their errors under one set of hashes go together: a mean over pairs alone would look like a
/// bias. Each pair is therefore sketched with sixteen sets of hashes, the first being the program's. Nothing is timed; every number follows from the data.
/// </remarks>
internal static class EstimatorError
{
    private const int Hashings = 16;

    private static readonly double[] Edges = [0, 0.2, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.000001];

    /// <summary>Prints the table.</summary>
    /// <param name="args">`--places K` for a sketch of another size than that for a Jaccard of 0.8.</param>
    public static void Run(string[] args)
    {
        int places = args is ["--places", var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : BandPlan.Choose(0.8).Places;
        Dictionary<string, string> keys = Keys();
        (string Left, string Right)[] given = [.. Pairs().Select(pair => (keys[pair.Left], keys[pair.Right]))];
        (string Left, string Right)[] cut = [.. CutPairs([.. keys.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => key.Value)])];
        Console.WriteLine($"# Error of the sketch ({places} places) against the exact Jaccard similarity");
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"`dotnet run -c Release --project bench/Tsumugi.Bench -- estimator-error`: {given.Length} pairs of `near_duplicates` and {cut.Length} pairs of overlapping pieces of its documents, each under {Hashings} sets of hashes. Shingles of five letters of the key. Error = estimate − exact; expected: √(J(1 − J)/k), and 1.96 times that for the 95th percentile."));
        Write("pairs of `near_duplicates`", given, places);
        Write("overlapping pieces of 300 to 3,000 letters", cut, places);
    }

    private static void Write(string title, IReadOnlyList<(string Left, string Right)> pairs, int places)
    {
        MinHash fast = new(places);
        PermutationSketch slow = new(places);
        Dictionary<(string Key, int Hashing), (ulong[] Fast, ulong[] Slow)> sketches = [];
        List<(double Exact, double Fast, double Slow)> errors = [];
        foreach ((string left, string right) in pairs)
        {
            ShingleSet members = new();
            members.Fill(left);
            double exact = members.Jaccard(Shingles(right), 0);
            for (int hashing = 0; hashing < Hashings; hashing++)
            {
                (ulong[] fastLeft, ulong[] slowLeft) = Sketch(left, hashing);
                (ulong[] fastRight, ulong[] slowRight) = Sketch(right, hashing);
                errors.Add((exact, MinHash.Similarity(fastLeft, fastRight) - exact, MinHash.Similarity(slowLeft, slowRight) - exact));
            }
        }

        Console.WriteLine();
        Console.WriteLine($"## {title}");
        Console.WriteLine();
        Console.WriteLine("| J | pairs | ours: mean | mean abs. | 95 % | k permutations: mean | mean abs. | 95 % | expected 95 % |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        for (int i = 0; i + 1 < Edges.Length; i++)
        {
            WriteRow(FormattableString.Invariant($"{Edges[i]:0.00} – {Math.Min(1, Edges[i + 1]):0.00}"), [.. errors.Where(error => error.Exact >= Edges[i] && error.Exact < Edges[i + 1] && error.Exact < 1)], places);
        }

        WriteRow("all below 1", [.. errors.Where(error => error.Exact < 1)], places);
        WriteRow("1", [.. errors.Where(error => error.Exact >= 1)], places);

        (ulong[] Fast, ulong[] Slow) Sketch(string key, int hashing)
        {
            if (!sketches.TryGetValue((key, hashing), out (ulong[] Fast, ulong[] Slow) sketch))
            {
                ulong[] shingles = Shingles(key);
                for (int i = 0; i < shingles.Length && hashing > 0; i++)
                {
                    shingles[i] = Hash64.Of(shingles[i], (ulong)hashing + 1000);
                }

                sketches[(key, hashing)] = sketch = (fast.Of(shingles).ToArray(), slow.Of(shingles));
            }

            return sketch;
        }

        static ulong[] Shingles(string key)
        {
            ShingleSet set = new();
            set.Fill(key);
            return set.Members.ToArray();
        }
    }

    private static void WriteRow(string range, (double Exact, double Fast, double Slow)[] errors, int places)
    {
        if (errors.Length == 0)
        {
            return;
        }

        double expected = 1.96 * Math.Sqrt(errors.Average(error => error.Exact * (1 - error.Exact)) / places);
        Console.WriteLine($"| {range} | {errors.Length / Hashings} | {Numbers(errors.Select(error => error.Fast))} | {Numbers(errors.Select(error => error.Slow))} | {expected.ToString("0.0000", CultureInfo.InvariantCulture)} |");
    }

    private static string Numbers(IEnumerable<double> errors)
    {
        double[] all = [.. errors];
        double[] sizes = [.. all.Select(Math.Abs).Order()];
        double percentile = sizes[Math.Min(sizes.Length - 1, (int)Math.Ceiling(0.95 * sizes.Length) - 1)];
        return string.Create(CultureInfo.InvariantCulture, $"{all.Average():+0.0000;−0.0000;0.0000} | {sizes.Average():0.0000} | {percentile:0.0000}");
    }

    /// <summary>Cuts from each document two pieces of one length that overlap by a share which goes through all similarities.</summary>
    private static IEnumerable<(string Left, string Right)> CutPairs(string[] keys)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int length = 300 + (int)(Hash64.Of((ulong)i, 1) % 2700);
            double overlap = 0.1 + (Hash64.Of((ulong)i, 2) % 1000 / 1000.0 * 0.89);
            int shift = Math.Max(1, (int)(length * (1 - overlap)));
            if (length + shift <= keys[i].Length)
            {
                int start = (int)(Hash64.Of((ulong)i, 3) % (ulong)(keys[i].Length - length - shift + 1));
                yield return (keys[i].Substring(start, length), keys[i].Substring(start + shift, length));
            }
        }
    }

    private static Dictionary<string, string> Keys()
    {
        TextBuffer key = new();
        return Lines("near_duplicates/docs.jsonl.gz").ToDictionary(line => line.GetProperty("id").GetString()!, line =>
        {
            DedupKey.Fold(line.GetProperty("text").GetString(), key);
            return key.ToString();
        });
    }

    private static IEnumerable<(string Left, string Right)> Pairs() =>
        Lines("near_duplicates/pairs.jsonl.gz").Select(line => (line.GetProperty("a").GetString()!, line.GetProperty("b").GetString()!));

    private static IEnumerable<JsonElement> Lines(string file)
    {
        using StreamReader lines = new(new GZipStream(File.OpenRead(SharedFolder.PathOf(file)), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }
}
