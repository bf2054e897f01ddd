namespace Tsumugi.Contracts.Messages;

/// <summary>Several things wrong at once, so that a person can put all of them right in one go.</summary>
/// <param name="problems">The problems in the order of their places; at least one.</param>
public sealed class ProblemsException(IReadOnlyList<TsumugiException> problems) : Exception(string.Join('\n', problems.Select(problem => problem.Message)))
{
    /// <summary>Gets the problems.</summary>
    public IReadOnlyList<TsumugiException> Problems => problems;

    /// <summary>Gets the exit code: that of the first problem.</summary>
    public ExitCode Exit => problems[0].Exit;
}
