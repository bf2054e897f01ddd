namespace Tsumugi.Corpus;

/// <summary>The command line asks for something that cannot be.</summary>
public sealed class UsageException(string message) : Exception(message);
