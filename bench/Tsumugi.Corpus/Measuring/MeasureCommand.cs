using System.Diagnostics;
using System.Globalization;

namespace Tsumugi.Corpus.Measuring;

/// <summary>`measure`: runs a command and adds a line with its times, peak memory and exit code to a file.</summary>
public static class MeasureCommand
{
    /// <summary>Runs what stands behind `--`; standard input and output are the caller's.</summary>
    /// <returns>The command's own exit code.</returns>
    public static int Run(ReadOnlySpan<string> words)
    {
        int split = words.IndexOf("--");
        if (split < 0 || split + 1 == words.Length)
        {
            throw new UsageException("expected `-- COMMAND` to measure");
        }

        Arguments arguments = new(words[..split]);
        string file = arguments.Needed("--to");
        string step = arguments.Needed("--step");
        arguments.RejectOthers();

        ProcessStartInfo start = new(words[split + 1]) { UseShellExecute = false };
        foreach (string word in words[(split + 2)..])
        {
            start.ArgumentList.Add(word);
        }

        Stopwatch watch = Stopwatch.StartNew();
        using Process child = Process.Start(start) ?? throw new UsageException($"`{words[split + 1]}` cannot be started");
        child.WaitForExit();
        double seconds = watch.Elapsed.TotalSeconds;
        (double cpuSeconds, long peakBytes) = ChildUsage.Read();
        File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{step}\t{seconds:0.000}\t{cpuSeconds:0.000}\t{peakBytes}\t{child.ExitCode}\n"));
        return child.ExitCode;
    }
}
