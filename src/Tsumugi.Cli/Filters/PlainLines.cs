using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Cli.Filters;

/// <summary>Reads texts that stand one on a line, without JSON, from files or standard input.</summary>
/// <param name="session">The session.</param>
/// <param name="paths">The files; `-` or none means standard input.</param>
internal sealed class PlainLines(Session session, IReadOnlyList<string> paths)
{
    private readonly BadLines _bad = new(session);

    /// <summary>Handles a line.</summary>
    /// <param name="number">Its number within its file, from 1.</param>
    /// <param name="line">Its bytes without the line break.</param>
    public delegate void Step(long number, ReadOnlySpan<byte> line);

    /// <summary>Hands every line to a step, empty ones too.</summary>
    /// <returns>The exit code.</returns>
    public int Run(Step step)
    {
        foreach (string path in paths.Count == 0 ? ["-"] : paths)
        {
            using LineFeed feed = Inputs.Lines(path);
            using LineReader reader = new(feed, 0, ReadLimits.Default);
            for (long number = 1; reader.TryRead(); number++)
            {
                session.Stopping.ThrowIfCancellationRequested();
                if (reader.IsTooLong)
                {
                    _bad.Add(path, number, LineFault.TooLong);
                }
                else
                {
                    step(number, reader.Line.TrimEnd((byte)'\r'));
                }
            }

            if (feed.DamageReason.Length > 0)
            {
                _bad.Add(path, 0, LineFault.Damaged(feed.DamageReason));
            }
        }

        return _bad.Finish();
    }
}
