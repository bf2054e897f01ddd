namespace Tsumugi.Contracts.Privacy;

/// <summary>What a policy says about one kind of identifier, and why.</summary>
/// <param name="Kind">The kind as detectors name it: `email`, `phone`, `business-phone`, `my-number`.</param>
/// <param name="Action">What is done.</param>
/// <param name="Token">What stands in its place; empty for <see cref="RedactionAction.Keep"/>. Of a document that is dropped, it stands in titles and other metadata, which the ledger keeps.</param>
/// <param name="Because">The reason and its legal basis, in English.</param>
/// <param name="BecauseJa">The same in Japanese.</param>
public sealed record RedactionKind(string Kind, RedactionAction Action, string Token, string Because, string BecauseJa);
