using System.Diagnostics;
using System.Text;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Bench.Dedup;

/// <summary>Prints how fast texts are signed, in user CPU time, which other work on the machine disturbs least; the fastest of the rounds counts.</summary>
/// <remarks>
/// `dotnet run -c Release --project bench/Tsumugi.Bench -- signature-times [rounds]`. The line `signed` is all that <see cref="SignatureWriter"/> does with a text in memory, sorting and
/// writing the runs included; the others are its parts, and what verification needs of a text.
/// </remarks>
public static class SignatureTimes
{
    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture) : 7;
        string[] texts = NearDuplicateTexts.Read();
        double megabytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) / 1e6;
        TextBuffer key = new();
        string[] keys = [.. texts.Select(text => Key(text, key))];
        DedupSettings settings = new();
        MinHash minHash = new(settings.Bands.Places);
        ShingleSet set = new();
        ulong[] chunk = new ulong[4096];
        Time("signed: key, hashes, sketch, bands, sorted runs", megabytes, rounds, () => Sign(texts, settings));
        Time("key folded", megabytes, rounds, () => Array.ForEach(texts, text => DedupKey.Fold(text, key)));
        Time("hash of the key, hash of the text", megabytes, rounds, () => Array.ForEach(texts, text => chunk[0] ^= (ulong)Hash128.Of(text) ^ Hash64.Of(text)));
        Time("shingles hashed", megabytes, rounds, () => Array.ForEach(keys, text => Scan(text, chunk)));
        Time("sketch (shingles included)", megabytes, rounds, () => Array.ForEach(keys, text => chunk[0] ^= minHash.Of(text)[0]));
        Time("set of shingles, as verification needs it", megabytes, rounds, () => Array.ForEach(keys, text => set.Fill(text)));
    }

    private static string Key(string text, TextBuffer key)
    {
        DedupKey.Fold(text, key);
        return key.ToString();
    }

    private static void Scan(string key, ulong[] chunk)
    {
        var scanner = new ShingleScanner(key);
        while (scanner.Read(chunk) > 0)
        {
            // Only the hashes are wanted.
        }
    }

    private static void Sign(string[] texts, DedupSettings settings)
    {
        using ScratchTask task = new();
        using SignatureWriter signatures = new(task, 0, settings);
        for (int row = 0; row < texts.Length; row++)
        {
            signatures.Add(row, texts[row]);
        }

        signatures.Complete();
    }

    private static void Time(string name, double megabytes, int rounds, Action action)
    {
        double best = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
            action();
            best = Math.Min(best, (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds);
        }

        Console.WriteLine(FormattableString.Invariant($"{name,-50} {best * 1000,7:F0} ms {megabytes / best,7:F0} MB/s"));
    }

    /// <summary>A task whose outputs go to a folder that is deleted.</summary>
    private sealed class ScratchTask : ITaskContext, IDisposable
    {
        public int Index => 0;

        public long MemoryBytes => 512L << 20;

        public CancellationToken Stopping => CancellationToken.None;

        public string ScratchFolder { get; } = Directory.CreateTempSubdirectory("tsumugi-signature-").FullName;

        public int CountTasks(string stage) => 1;

        public TaskManifest Manifest(string stage, int index) => throw new NotSupportedException("nothing came before");

        public string Input(string key) => throw new NotSupportedException("nothing came before");

        public void NoteSource(string name, long bytes, string sha256)
        {
        }

        public string Output(string key) => Path.Combine(ScratchFolder, key.Replace('/', '-'));

        public void Records(string key, long records)
        {
        }

        public void Count(string counter, long amount)
        {
        }

        public void Progress(long bytes)
        {
        }

        public void Dispose() => Directory.Delete(ScratchFolder, recursive: true);
    }
}
