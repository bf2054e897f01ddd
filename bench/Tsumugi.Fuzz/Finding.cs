namespace Tsumugi.Fuzz;

/// <summary>An input that breaks a parser.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Input">The input, made as small as a few hundred tries allow.</param>
/// <param name="Message">What went wrong.</param>
public sealed record Finding(string Target, byte[] Input, string Message);
