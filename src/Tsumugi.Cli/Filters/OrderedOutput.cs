namespace Tsumugi.Cli.Filters;

/// <summary>Runs pieces of work on several threads and writes their outputs in the order of the pieces.</summary>
internal static class OrderedOutput
{
    /// <summary>Runs the pieces.</summary>
    /// <param name="pieces">The work.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="output">Where the outputs go, one after another.</param>
    /// <param name="run">Works on one piece, writes to the stream given, and returns how many records failed.</param>
    /// <param name="stopping">Stops early.</param>
    /// <returns>The sum of the failed records.</returns>
    public static long Run<T>(IReadOnlyList<T> pieces, int workers, Stream output, Func<T, Stream, long> run, CancellationToken stopping)
    {
        if (workers == 1 || pieces.Count <= 1)
        {
            return pieces.Sum(piece => run(piece, new UnclosedStream(output)));
        }

        string folder = Directory.CreateTempSubdirectory("tsumugi-").FullName;
        try
        {
            return RunMany(pieces, workers, output, folder, run, stopping);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long RunMany<T>(IReadOnlyList<T> pieces, int workers, Stream output, string folder, Func<T, Stream, long> run, CancellationToken stopping)
    {
        // Each piece writes to a file of its own; finished files are copied out in order, so memory does not grow with the output.
        using SemaphoreSlim slots = new(workers);
        Task<long>[] tasks = [.. pieces.Select((piece, index) => Task.Run(
            () =>
            {
                slots.Wait(stopping);
                try
                {
                    using FileStream file = File.Create(Path.Combine(folder, FormattableString.Invariant($"{index}")));
                    return run(piece, file);
                }
                finally
                {
                    slots.Release();
                }
            },
            stopping))];
        long failed = 0;
        for (int i = 0; i < tasks.Length; i++)
        {
            failed += tasks[i].GetAwaiter().GetResult();
            string path = Path.Combine(folder, FormattableString.Invariant($"{i}"));
            using (FileStream file = File.OpenRead(path))
            {
                file.CopyTo(output);
            }

            File.Delete(path);
        }

        return failed;
    }
}
