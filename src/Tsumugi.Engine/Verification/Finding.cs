using Tsumugi.Contracts.Messages;

namespace Tsumugi.Engine.Verification;

/// <summary>One thing that `verify` found wrong.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Key">The file or step.</param>
/// <param name="Saying">What is wrong.</param>
public sealed record Finding(string Code, string Key, Phrase Saying);
