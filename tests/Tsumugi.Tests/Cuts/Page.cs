namespace Tsumugi.Tests.Cuts;

/// <summary>One stored document of a test corpus.</summary>
internal sealed record Page(string Url, string Text, bool Kept = true);
