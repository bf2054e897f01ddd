using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Filters;

/// <summary>Tells of lines that are passed over, the first twenty by name.</summary>
/// <param name="session">The session.</param>
internal sealed class BadLines(Session session)
{
    /// <summary>More bad lines than this are only counted: a file of another kind would flood the screen.</summary>
    public const int MostTold = 20;

    private long _bad;

    /// <summary>Counts a line and tells of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="number">The line's number; 0 if it is the file that is meant.</param>
    /// <param name="fault">What is wrong.</param>
    public void Add(string path, long number, LineFault fault)
    {
        _bad++;
        if (_bad > MostTold)
        {
            return;
        }

        string place = number > 0 ? FormattableString.Invariant($"{path}:{number}") : path;
        session.Say($"TSU3001: {place}: {fault.English}", $"TSU3001: {place}: {fault.Japanese}");
    }

    /// <summary>Counts lines that nobody has kept by name.</summary>
    public void AddUntold(long lines) => _bad += lines;

    /// <summary>Tells the sum.</summary>
    /// <returns>The exit code.</returns>
    public int Finish()
    {
        if (_bad > 0)
        {
            session.Say($"{_bad} lines were passed over{(_bad > MostTold ? $", the first {MostTold} of them are named above" : "")}", $"{_bad} 行を読み飛ばしました{(_bad > MostTold ? $"（先頭の {MostTold} 行だけを上に示しました）" : "")}");
        }

        return (int)(_bad > 0 ? ExitCode.Quarantined : ExitCode.Ok);
    }
}
