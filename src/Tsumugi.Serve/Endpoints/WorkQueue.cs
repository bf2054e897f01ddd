using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Lets some requests compute at once, a few wait in turn, and sends the others away. Safe for many threads.</summary>
/// <param name="atOnce">How many compute.</param>
/// <param name="waiting">How many may wait.</param>
public sealed class WorkQueue(int atOnce, int waiting) : IDisposable
{
    private readonly SemaphoreSlim _places = new(atOnce, atOnce);
    private int _inside;

    /// <summary>Gets how many requests compute or wait.</summary>
    public int Length => Volatile.Read(ref _inside);

    /// <summary>Waits for a place.</summary>
    /// <returns>The place; disposing of it gives it back.</returns>
    /// <exception cref="ApiException">429: too many wait already.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken stopping)
    {
        if (Interlocked.Increment(ref _inside) > atOnce + waiting)
        {
            Interlocked.Decrement(ref _inside);
            throw ApiException.Busy();
        }

        try
        {
            await _places.WaitAsync(stopping);
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }

        return new Place(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private void Leave()
    {
        Interlocked.Decrement(ref _inside);
        _places.Release();
    }

    private sealed class Place(WorkQueue queue) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                queue.Leave();
            }
        }
    }
}
