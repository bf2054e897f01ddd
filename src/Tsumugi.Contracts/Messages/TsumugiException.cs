namespace Tsumugi.Contracts.Messages;

/// <summary>A wrong recipe, argument, file or environment: something its reader can put right.</summary>
/// <remarks>Never thrown for a bad document (that is a counted decision) nor for our own bugs (those crash).</remarks>
public sealed class TsumugiException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable code such as `TSU2001`; has a section in `docs/errors.md`.</param>
    /// <param name="exit">The exit code of the process.</param>
    /// <param name="place">Where: `recipe.yaml:12:9`, a path, a command; empty if the message says it.</param>
    /// <param name="message">What was found and what was expected, literals in backticks, no period.</param>
    /// <param name="hint">What to do next; empty if there is nothing to add.</param>
    /// <param name="inner">The cause, if another exception was caught.</param>
    public TsumugiException(string code, ExitCode exit, string place, Phrase message, Phrase hint = default, Exception? inner = null)
        : base(Line(code, place, message.English), inner)
    {
        Code = code;
        Exit = exit;
        Place = place;
        Saying = message;
        Hint = hint;
    }

    /// <summary>Gets the stable code.</summary>
    public string Code { get; }

    /// <summary>Gets the exit code of the process.</summary>
    public ExitCode Exit { get; }

    /// <summary>Gets where it happened.</summary>
    public string Place { get; }

    /// <summary>Gets the message in all languages.</summary>
    public Phrase Saying { get; }

    /// <summary>Gets the advice in all languages.</summary>
    public Phrase Hint { get; }

    /// <summary>Formats the error as it is printed: one line, then after a blank line the hint.</summary>
    public string Render(Tongue tongue)
    {
        string line = Line(Code, Place, Saying.In(tongue));
        string? hint = Hint.In(tongue);
        return string.IsNullOrEmpty(hint) ? line : $"{line}\n\n{(tongue == Tongue.Japanese ? "ヒント" : "hint")}: {hint}";
    }

    private static string Line(string code, string place, string message) => place.Length == 0 ? $"{code}: {message}" : $"{code}: {place}: {message}";
}
