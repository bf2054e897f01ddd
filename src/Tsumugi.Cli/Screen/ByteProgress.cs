using System.Diagnostics;
using System.Globalization;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Cli.Screen;

/// <summary>Shows how far a work of known size is, with rate and remaining time: one moving line on a terminal, a plain line every few seconds elsewhere; nothing for work of a second.</summary>
/// <remarks>
/// Safe for many threads. Uses the clock for the screen only. Rate and remaining time are those since the first report, and are told a second after it: what came before was
/// preparation, and a rate that included it would promise hours for a work of seconds.
/// </remarks>
/// <param name="session">The session.</param>
/// <param name="total">The size of the whole; 0 if nobody knows.</param>
/// <param name="unit">What is counted; bytes if null.</param>
/// <param name="work">The work behind a number of done units, where the first cost more than the last; the number itself if null.</param>
/// <param name="clock">Tells the time since some moment; that of the machine if null.</param>
internal sealed class ByteProgress(Session session, long total, string? unit = null, Func<double, double>? work = null, Func<TimeSpan>? clock = null) : IDisposable
{
    private static readonly TimeSpan Moving = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Plain = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Func<double, double> _work = work ?? (done => done);
    private readonly Func<TimeSpan> _clock = clock ?? (() => Stopwatch.GetElapsedTime(0));
    private TimeSpan? _first;
    private TimeSpan _next;
    private long _before;
    private long _done;
    private bool _lineOpen;

    /// <summary>Notes that something is done.</summary>
    /// <param name="amount">How much.</param>
    public void Add(long amount)
    {
        lock (_lock)
        {
            _done += amount;
            TimeSpan now = _clock();
            if (_first is not { } first)
            {
                (_first, _before, _next) = (now, _done, now + TimeSpan.FromSeconds(1));
                return;
            }

            if (now < _next)
            {
                return;
            }

            _next = now + (session.Interactive ? Moving : Plain);
            double seconds = (now - first).TotalSeconds, rate = (_done - _before) / seconds;
            string text = total > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100, 100 * _work(_done) / _work(total)),3:F0}%  {Amount(_done)}  {Amount((long)rate)}/s  {session.T("left", "残り")} {Left((_work(_done) - _work(_before)) / seconds)}")
                : $"{Amount(_done)}  {Amount((long)rate)}/s";
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

    /// <summary>Notes how much is done in all.</summary>
    public void Set(long done) => Add(done - _done);

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

    private string Amount(long amount) => unit is null ? Sizes.Format(amount) : string.Create(CultureInfo.InvariantCulture, $"{amount:N0} {unit}");

    private string Left(double rate)
    {
        TimeSpan left = rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, _work(total) - _work(_done)) / rate) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2}");
    }
}
