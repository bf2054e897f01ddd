namespace Tsumugi.Contracts.Rules;

/// <summary>A number that rules of published pipelines rest on and that cannot be taken here: it needs a model, or a count over the whole corpus.</summary>
/// <param name="Measure">The id that such rules name: `model/kenlm-document-perplexity`.</param>
/// <param name="Missing">One English sentence fragment: what is missing.</param>
/// <param name="MissingJa">The same in Japanese.</param>
public sealed record Signal(string Measure, string Missing, string MissingJa);
