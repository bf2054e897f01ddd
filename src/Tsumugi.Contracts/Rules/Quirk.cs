namespace Tsumugi.Contracts.Rules;

/// <summary>A fault of a published pipeline that its preset reproduces unless it is turned off.</summary>
/// <param name="Id">The name by which a recipe turns it off: `blank-lines-are-paragraphs`; unique in its preset.</param>
/// <param name="Summary">One English sentence: what the published code does, and what it costs.</param>
/// <param name="SummaryJa">The same in Japanese.</param>
/// <param name="On">Whether the preset behaves as the published code does.</param>
public sealed record Quirk(string Id, string Summary, string SummaryJa, bool On = true);
