using System.Diagnostics;
using System.Globalization;

namespace Tsumugi.Cli.Screen;

/// <summary>Shows how far a scan of ledgers is, if it takes longer than a second: one moving line on a terminal, a plain line every few seconds elsewhere.</summary>
/// <remarks>Safe for many threads. Uses the clock for the screen only.</remarks>
internal sealed class ScanProgress(Session session) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Moving = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Plain = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Patience;
    private bool _lineOpen;

    /// <summary>Notes that shards are done.</summary>
    /// <param name="done">How many.</param>
    /// <param name="shards">Of how many.</param>
    public void Scanned(int done, int shards)
    {
        lock (_lock)
        {
            TimeSpan now = _watch.Elapsed;
            if (now < _next || done >= shards)
            {
                return;
            }

            _next = now + (session.Interactive ? Moving : Plain);
            TimeSpan left = now * (shards - done) / done;
            string text = string.Create(CultureInfo.InvariantCulture, $"{session.T("ledgers", "台帳")} {100.0 * done / shards,3:F0}% {done}/{shards} {session.T("left", "残り")} {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2}");
            if (session.Interactive)
            {
                session.Error.Write($"\r{text}\e[K");
                _lineOpen = true;
            }
            else
            {
                session.Error.WriteLine(text);
            }
        }
    }

    /// <summary>Takes the moving line away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_lineOpen)
            {
                session.Error.Write("\r\e[K");
                _lineOpen = false;
            }
        }
    }
}
