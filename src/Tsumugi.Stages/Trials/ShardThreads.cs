using System.Runtime.ExceptionServices;

namespace Tsumugi.Stages.Trials;

/// <summary>Lets threads go through the shards of a run, each shard once.</summary>
internal static class ShardThreads
{
    /// <summary>Runs a thread for each worker, the caller's among them, until no shard is left or one fails.</summary>
    /// <typeparam name="T">What a thread works with.</typeparam>
    /// <param name="workers">One for each thread; each gets its shards in ascending order.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="scan">Reads a shard.</param>
    /// <param name="scanned">Hears of each shard that is done, and how many there are; from any of the threads.</param>
    public static void Run<T>(IReadOnlyList<T> workers, int shards, Action<T, int> scan, Action<int, int>? scanned)
    {
        int next = 0;
        int done = 0;
        ExceptionDispatchInfo? failure = null;
        Thread[] others = [.. workers.Skip(1).Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = "scan of shards" })];
        Array.ForEach(others, thread => thread.Start());
        Work(workers[0]);
        Array.ForEach(others, thread => thread.Join());
        failure?.Throw();

        void Work(T worker)
        {
            try
            {
                while (Volatile.Read(ref failure) is null && Interlocked.Increment(ref next) - 1 is int shard && shard < shards)
                {
                    scan(worker, shard);
                    scanned?.Invoke(Interlocked.Increment(ref done), shards);
                }
            }
            catch (Exception error)
            {
                _ = Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
            }
        }
    }
}
