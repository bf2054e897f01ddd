using System.Diagnostics;
using System.Globalization;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Cli.Screen;

/// <summary>Shows how a run gets on: one moving line on a terminal, a plain line every few seconds elsewhere.</summary>
/// <remarks>Safe for many threads; draws at most ten times a second. Uses the clock for the screen only: nothing of it reaches a file.</remarks>
internal sealed class ProgressDisplay : IRunProgress, IDisposable
{
    private static readonly TimeSpan Moving = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Plain = TimeSpan.FromSeconds(10);

    private readonly Session _session;
    private readonly Lock _lock = new();
    private readonly long _inputBytes;
    private readonly Stopwatch _watch = new();
    private string _stage = "";
    private int _tasks;
    private int _done;
    private int _doneBefore;
    private long _bytes;
    private TimeSpan _drawn;
    private bool _lineOpen;
    private bool _ended;

    public ProgressDisplay(Session session, Plan plan)
    {
        _session = session;
        _inputBytes = plan.Shards.Sum(shard => shard.Bytes);
    }

    public void StageBegins(string stage, int tasks, int done)
    {
        lock (_lock)
        {
            (_stage, _tasks, _done, _doneBefore, _bytes) = (stage, tasks, done, done, 0);
            _drawn = TimeSpan.Zero;
            _watch.Restart();
            if (done > 0)
            {
                Line(_session.T($"{stage}: {done} of {tasks} tasks are done already", $"{stage}: {tasks} 件のタスクのうち {done} 件は済んでいます"));
            }
        }
    }

    public void Advanced(string stage, long bytes)
    {
        lock (_lock)
        {
            _bytes += bytes;
            Draw();
        }
    }

    public void TaskDone(string stage)
    {
        lock (_lock)
        {
            _done++;
            Draw();
        }
    }

    public void TaskRetried(string stage, int index, Exception error)
    {
        lock (_lock)
        {
            Line(_session.T($"{stage}: task {index} failed and is tried again: {error.Message}", $"{stage}: タスク {index} が失敗したため、やり直します: {error.Message}"));
        }
    }

    public void StageEnds(string stage)
    {
        lock (_lock)
        {
            string comma = _session.T(", ", "、");
            string rate = _bytes > 0 ? $"{comma}{Sizes.Format(_bytes)}{comma}{Sizes.Format((long)(_bytes / Math.Max(0.001, _watch.Elapsed.TotalSeconds)))}/s" : "";
            string seconds = _watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            Line(_session.T($"{stage}: {_tasks} tasks in {seconds} s{rate}", $"{stage}: タスク {_tasks} 件、{seconds} 秒{rate}"));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Clear();
            _ended = true;
        }
    }

    private void Draw()
    {
        TimeSpan now = _watch.Elapsed;
        if (_ended || now - _drawn < (_session.Interactive ? Moving : Plain))
        {
            return;
        }

        _drawn = now;
        double share = _stage == "refine" && _inputBytes > 0 && _doneBefore == 0 ? Math.Min(1, (double)_bytes / _inputBytes) : (double)_done / Math.Max(1, _tasks);
        string text = string.Create(CultureInfo.InvariantCulture, $"{_stage} {share * 100,3:F0}% {_done}/{_tasks}");
        if (_bytes > 0)
        {
            text += $" {Sizes.Format((long)(_bytes / Math.Max(0.001, now.TotalSeconds)))}/s";
        }

        if (share is > 0.02 and < 1)
        {
            TimeSpan left = now * ((1 - share) / share);
            text += string.Create(CultureInfo.InvariantCulture, $" {_session.T("left", "残り")} {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2}");
        }

        if (_session.Interactive)
        {
            int filled = (int)(share * 24);
            string bar = new string('━', filled) + new string('─', 24 - filled);
            _session.Error.Write($"\r{(_session.Colour ? "\e[36m" : "")}{bar}{(_session.Colour ? "\e[0m" : "")} {text}\e[K");
            _lineOpen = true;
        }
        else
        {
            _session.Error.WriteLine(text);
        }
    }

    private void Line(string text)
    {
        Clear();
        _session.Error.WriteLine(text);
    }

    private void Clear()
    {
        if (_lineOpen)
        {
            _session.Error.Write("\r\e[K");
            _lineOpen = false;
        }
    }
}
