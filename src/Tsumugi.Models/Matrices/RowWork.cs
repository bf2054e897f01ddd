namespace Tsumugi.Models.Matrices;

/// <summary>Spreads independent rows over threads.</summary>
/// <remarks>Which thread does a row never changes what comes out: rows share nothing, and sums over rows go by blocks of fixed size.</remarks>
internal static class RowWork
{
    /// <summary>Calls an action for stretches of at most <paramref name="grain"/> rows.</summary>
    public static void Run(int rows, int grain, int threads, Action<int, int> action)
    {
        int stretches = (rows + grain - 1) / grain;
        if (threads <= 1 || stretches <= 1)
        {
            for (int from = 0; from < rows; from += grain)
            {
                action(from, Math.Min(rows, from + grain));
            }

            return;
        }

        _ = Parallel.For(0, stretches, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => action(i * grain, Math.Min(rows, (i + 1) * grain)));
    }
}
