using System.Collections.Concurrent;

namespace Tsumugi.Models.Tokenizers.Training;

/// <summary>Counts the stretches of texts on several threads; the sums are those of one.</summary>
/// <remarks>
/// <see cref="Add"/>, <see cref="Finish"/> and <see cref="Dispose"/> belong to one thread. Texts wait in batches, a few for each worker, so memory does not grow with what is
/// added; each worker has counts of its own until <see cref="Finish"/> adds them up.
/// </remarks>
public sealed class ParallelCounts : IDisposable
{
    private const int BatchUnits = 1 << 18;

    private readonly StretchBorders _borders;
    private readonly BlockingCollection<List<string>> _waiting;
    private readonly Task<PreTokenCounts>[] _workers;
    private List<string> _batch = [];
    private int _batchUnits;

    /// <summary>Begins.</summary>
    /// <param name="borders">Where stretches end.</param>
    /// <param name="workers">How many threads count.</param>
    public ParallelCounts(StretchBorders borders, int workers)
    {
        _borders = borders;
        _waiting = new BlockingCollection<List<string>>(workers * 2);
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <summary>Counts a text, now or a little later.</summary>
    public void Add(string text)
    {
        _batch.Add(text);
        _batchUnits += text.Length;
        if (_batchUnits >= BatchUnits)
        {
            HandOver();
        }
    }

    /// <summary>Waits for all texts and gets their counts. Nothing can be added afterwards.</summary>
    public PreTokenCounts Finish()
    {
        HandOver();
        _waiting.CompleteAdding();
        PreTokenCounts sum = _workers[0].GetAwaiter().GetResult();
        for (int i = 1; i < _workers.Length; i++)
        {
            sum.Add(_workers[i].GetAwaiter().GetResult());
        }

        return sum;
    }

    /// <summary>Ends the threads; what was not counted yet is let go.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        while (_waiting.TryTake(out _))
        {
        }

        Task.WaitAll(_workers);
        _waiting.Dispose();
    }

    private void HandOver()
    {
        _waiting.Add(_batch);
        (_batch, _batchUnits) = ([], 0);
    }

    private PreTokenCounts Work()
    {
        PreTokenCounts counts = new(_borders);
        foreach (List<string> batch in _waiting.GetConsumingEnumerable())
        {
            foreach (string text in batch)
            {
                counts.Add(text);
            }
        }

        return counts;
    }
}
