using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;

namespace Tsumugi.Bench.Tokenizers;

/// <summary>Prints what a vocabulary of 32,000 pieces costs to train, how many letters its tokens hold on documents that it has not seen, and how fast it encodes and decodes.</summary>
/// <remarks>
/// `DOTNET_TieredPGO=0 dotnet run -c Release --project bench/Tsumugi.Bench -- tokenizer-times [phrase|script] [MB]`; the program itself runs without PGO too. Trained on the shared texts, read
/// again from the beginning until there are MB (default 100) megabytes; every twentieth document is held out. One thread, times in CPU seconds. One kind of borders a process, so that the peak of the memory is its own.
/// </remarks>
internal static class TokenizerTimes
{
    private const int HeldOut = 20;
    private const int Rounds = 5;
    private const int EncodedBytes = 20_000_000;

    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        StretchBorders borders = arguments.Length > 0 ? Enum.Parse<StretchBorders>(arguments[0], ignoreCase: true) : StretchBorders.Phrase;
        long wanted = (arguments.Length > 1 ? long.Parse(arguments[1], CultureInfo.InvariantCulture) : 100) * 1_000_000;
        Tokenizer tokenizer = Train(borders, wanted);
        List<byte[]> lines = [];
        foreach (string name in Names())
        {
            TokenizerFigures figures = new(tokenizer);
            foreach (string text in Texts(name, heldOut: true))
            {
                figures.Add(text);
            }

            Console.WriteLine(FormattableString.Invariant($"{name}: {figures.LettersPerToken:F3} letters per token ({figures.Letters} letters held out, {figures.ByteShare:P2} of the tokens are bytes)"));
        }

        foreach (string text in Names().SelectMany(name => Texts(name, heldOut: false)).SelectMany(text => text.Split('\n')))
        {
            lines.Add(Encoding.UTF8.GetBytes(text));
        }

        // Lines of all files in turn, so that no file stands for all.
        int step = Math.Max(1, (int)(lines.Sum(line => (long)line.Length) / EncodedBytes));
        Apply(tokenizer, [.. lines.Where((_, at) => at % step == 0)]);
    }

    private static Tokenizer Train(StretchBorders borders, long wanted)
    {
        using Process process = Process.GetCurrentProcess();
        PreTokenCounts counts = new(borders);
        long bytes = 0;
        while (bytes < wanted)
        {
            foreach (string text in Names().SelectMany(name => Texts(name, heldOut: false)).TakeWhile(_ => bytes < wanted))
            {
                counts.Add(text);
                bytes += Encoding.UTF8.GetByteCount(text);
            }
        }

        process.Refresh();
        TimeSpan counting = process.TotalProcessorTime;
        Tokenizer tokenizer = new(BytePairTrainer.Train(counts, new BytePairSettings(), (_, _) => { }, CancellationToken.None));
        process.Refresh();
        Console.WriteLine(FormattableString.Invariant(
            $"{borders}: {tokenizer.VocabularySize} pieces from {bytes / 1e6:F0} MB, {counts.Count} different stretches; reading and counting {counting.TotalSeconds:F1} CPU s, merging {(process.TotalProcessorTime - counting).TotalSeconds:F1} CPU s; peak memory {process.PeakWorkingSet64 >> 20} MB"));
        return tokenizer;
    }

    private static void Apply(Tokenizer tokenizer, byte[][] lines)
    {
        long bytes = lines.Sum(line => (long)line.Length);
        List<int> ids = [];
        List<int[]> all = [];
        foreach ((string name, bool cached) in new[] { ("encode, cache of a thread warm", true), ("encode without a cache", false) })
        {
            TokenEncoder encoder = tokenizer.CreateEncoder(cached);
            double best = Best(() =>
            {
                foreach (byte[] line in lines)
                {
                    ids.Clear();
                    encoder.Encode(line, ids);
                }
            });
            Console.WriteLine(FormattableString.Invariant($"{name}: {bytes / best / 1e6:F1} MB per CPU second ({bytes / 1e6:F1} MB)"));
        }

        foreach (byte[] line in lines)
        {
            ids.Clear();
            tokenizer.Encode(line, ids);
            all.Add([.. ids]);
        }

        double decode = Best(() => all.ForEach(line => tokenizer.Decode(line)));
        Console.WriteLine(FormattableString.Invariant($"decode: {bytes / decode / 1e6:F1} MB per CPU second"));
    }

    private static double Best(Action action)
    {
        using Process process = Process.GetCurrentProcess();
        double best = double.MaxValue;
        for (int round = 0; round <= Rounds; round++)
        {
            process.Refresh();
            TimeSpan before = process.TotalProcessorTime;
            action();
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - before).TotalSeconds);
        }

        return best;
    }

    private static IEnumerable<string> Names() => Directory.EnumerateFiles(SharedFolder.PathOf("text"), "*.jsonl.gz").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(string name, bool heldOut)
    {
        using StreamReader lines = new(new GZipStream(File.OpenRead(SharedFolder.PathOf(Path.Combine("text", name))), CompressionMode.Decompress));
        for (int number = 0; lines.ReadLine() is { } line; number++)
        {
            if (number % HeldOut == HeldOut - 1 == heldOut)
            {
                using JsonDocument document = JsonDocument.Parse(line);
                yield return document.RootElement.GetProperty("text").GetString()!;
            }
        }
    }
}
