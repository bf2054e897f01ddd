using System.Runtime.ExceptionServices;

namespace Tsumugi.Models.Proving;

/// <summary>Runs independent pieces of work side by side.</summary>
public static class ProofWork
{
    /// <summary>Runs pieces by number; what one of them throws is thrown as it is.</summary>
    public static void Each(int count, int workers, Action<int> piece, CancellationToken stopping)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stopping }, piece);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
