using System.Diagnostics;
using System.Globalization;
using Tsumugi.Models.Training;

namespace Tsumugi.Cli.Training;

/// <summary>Shows how a training gets on: one moving line on a terminal, a plain line every few seconds elsewhere; with JSON, a line for each step on standard output.</summary>
/// <remarks>Uses the clock for the screen only.</remarks>
/// <param name="session">The session.</param>
/// <param name="settings">The settings of the run.</param>
/// <param name="firstStep">Steps that were done before.</param>
/// <param name="json">Whether a program reads.</param>
internal sealed class TrainingScreen(Session session, TrainingSettings settings, int firstStep, bool json) : ITrainingObserver, IDisposable
{
    private static readonly TimeSpan Moving = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Plain = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next;
    private double _loss = double.NaN;
    private bool _lineOpen;

    /// <inheritdoc/>
    public void StepDone(StepReport report)
    {
        if (json)
        {
            session.Out.WriteLine(MetricsFile.LineOf(report));
            session.Out.Flush();
        }

        // A mean over some fifty steps is what a person can read; a single step jumps about.
        _loss = double.IsNaN(_loss) ? report.Loss : (_loss * 0.98) + (report.Loss * 0.02);
        TimeSpan now = _watch.Elapsed;
        if (now < _next && report.Step < settings.Steps)
        {
            return;
        }

        _next = now + (session.Interactive ? Moving : Plain);
        int done = report.Step - firstStep;
        double rate = done * settings.TokensOfStep / Math.Max(1e-3, now.TotalSeconds);
        TimeSpan left = now * (settings.Steps - report.Step) / Math.Max(1, done);
        Draw(string.Create(
            CultureInfo.InvariantCulture,
            $"{session.T("step", "ステップ")} {report.Step}/{settings.Steps} {session.T("loss", "損失")} {_loss:F3} {rate:F0} {session.T("tokens/s", "トークン/秒")} {session.T("left", "残り")} {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2}"));
    }

    /// <inheritdoc/>
    public void Measured(int step, HeldOutLoss loss)
    {
        if (json)
        {
            session.Out.WriteLine(MetricsFile.LineOf(step, loss));
            session.Out.Flush();
        }

        string bits = loss.Characters > 0 ? string.Create(CultureInfo.InvariantCulture, $"{session.T(", ", "、")}{loss.BitsPerCharacter:F3} {session.T("bits per character", "ビット/文字")}") : "";
        Line(string.Create(CultureInfo.InvariantCulture, $"{session.T("step", "ステップ")} {step}: {session.T("held-out loss", "検証用テキストの損失")} {loss.PerToken:F3} {session.T("nats per token", "nat/トークン")}{bits}"));
    }

    /// <inheritdoc/>
    public void Saved(string path)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Draw(string text)
    {
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

    private void Line(string text)
    {
        Clear();
        session.Error.WriteLine(text);
    }

    private void Clear()
    {
        if (_lineOpen)
        {
            session.Error.Write("\r\e[K");
            _lineOpen = false;
        }
    }
}
