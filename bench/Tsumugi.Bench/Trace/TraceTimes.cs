using System.Diagnostics;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Trace;

namespace Tsumugi.Bench.Trace;

/// <summary>Prints what a trace index costs to make, and how long answers of 256 tokens take to trace.</summary>
/// <remarks>
/// `DOTNET_TieredPGO=0 dotnet run -c Release --project bench/Tsumugi.Bench -- trace-times PACKED`: a folder of `tsumugi pack` with train, validation and tokenizer. The index is made
/// anew. Answers: held-out text, which overlaps with the training text as a model's answer does; and training text itself, the worst case, since its runs are longest.
/// </remarks>
internal static class TraceTimes
{
    private const int AnswerTokens = 256;
    private const int Answers = 400;

    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        string packed = arguments[0];
        string train = Path.Combine(packed, "train");
        Tokenizer tokenizer = Tokenizer.Load(Path.Combine(packed, "tokenizer.model"));
        using (MegatronReader tokens = MegatronReader.Open(train))
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            TraceIndexBuilder.Build(tokens, tokenizer.VocabularySize, TraceIndexBuilder.UsualShard, _ => { }, CancellationToken.None);
            double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(FormattableString.Invariant($"build: {tokens.Tokens} tokens, {seconds:F1} CPU s, {tokens.Tokens / seconds / 1e6:F2} million tokens per CPU second"));
        }

        using TraceIndex index = TraceIndex.Open(train, tokenizer);
        foreach (string split in new[] { "validation", "train" })
        {
            Ask(index, tokenizer, split, [.. Texts(Path.Combine(packed, split), tokenizer)]);
        }
    }

    private static void Ask(TraceIndex index, Tokenizer tokenizer, string split, string[] answers)
    {
        TraceSettings settings = new();
        List<double> times = [];
        long spans = 0;
        foreach (string answer in answers.Concat(answers))
        {
            long start = Stopwatch.GetTimestamp();
            spans += index.Trace(answer, settings).Count;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The first round pays for the compiler and the disk.
        double first = times[0];
        double[] warm = [.. times.Skip(answers.Length).Order()];
        Console.WriteLine(FormattableString.Invariant($"{split}: {answers.Length} answers of {AnswerTokens} tokens, {spans / 2.0 / answers.Length:F1} spans each; ms: median {warm[warm.Length / 2]:F2}, 99 % {warm[warm.Length * 99 / 100]:F2}, most {warm[^1]:F2}, the very first {first:F1}"));
    }

    /// <summary>Gets stretches of a packed file, spread evenly over it.</summary>
    private static IEnumerable<string> Texts(string path, Tokenizer tokenizer)
    {
        using MegatronReader reader = MegatronReader.Open(path);
        int[] tokens = new int[AnswerTokens];
        for (int i = 0; i < Answers; i++)
        {
            reader.Read((reader.Tokens - AnswerTokens) * i / Answers, tokens);
            yield return tokenizer.DecodeText(tokens);
        }
    }
}
