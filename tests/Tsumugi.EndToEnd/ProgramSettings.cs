namespace Tsumugi.EndToEnd;

/// <summary>How the program is run.</summary>
public sealed record ProgramSettings
{
    /// <summary>Gets the locale.</summary>
    public string Language { get; init; } = "en_US.UTF-8";

    /// <summary>Gets what stands on standard input.</summary>
    public string? Input { get; init; }

    /// <summary>Gets the working folder; the checkout if null.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets after which time the program is killed with SIGKILL; never if null.</summary>
    public TimeSpan? KillAfter { get; init; }

    /// <summary>Gets the file at whose appearance the program is killed with SIGKILL; never if null.</summary>
    public string? KillAt { get; init; }

    /// <summary>Gets variables of the environment besides those that every run has.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the signal that the program gets while it waits for standard input, such as `ABRT`; none if null.</summary>
    public string? Signal { get; init; }

    /// <summary>Gets the most bytes that its managed heap may take; a program that wants more dies. No limit if null.</summary>
    public long? HeapBytes { get; init; }
}
