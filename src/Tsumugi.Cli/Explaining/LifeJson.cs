using System.Text.Json.Nodes;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Cli.Explaining;

/// <summary>Writes the life of a document for programs.</summary>
internal static class LifeJson
{
    /// <summary>Gets it as one object.</summary>
    public static JsonObject Of(DocumentLife life, Preset rules, PageStory story) => new()
    {
        ["id"] = life.Id,
        ["url"] = life.Url,
        ["title"] = life.Title,
        ["source"] = life.Source,
        ["path"] = life.Path,
        ["offset"] = life.Offset,
        ["licence"] = life.Licence,
        ["encoding"] = life.Encoding,
        ["language"] = life.Language,
        ["raw_bytes"] = life.RawBytes,
        ["text_bytes"] = life.TextBytes,
        ["outcome"] = life.Final?.Outcome,
        ["step"] = life.Final?.Step,
        ["rule"] = life.Final?.Rule,
        ["decisions"] = new JsonArray([.. life.Decisions.Select(Decision)]),
        ["rules"] = new JsonArray([.. rules.Rules.Where(rule => life.Measures.ContainsKey(rule.Measure)).Select(rule => RuleNode(rule, life.Measures[rule.Measure]))]),
        ["rules_skipped"] = new JsonArray([.. rules.Skipped.Where(_ => life.Measures.Count > 0).Select(skipped => new JsonObject { ["rule"] = skipped.Rule.Id, ["measure"] = skipped.Rule.Measure, ["skipped"] = SkippedRule.Reason })]),
        ["quirks"] = new JsonArray([.. rules.Quirks.Where(quirk => quirk.On && life.Measures.Count > 0).Select(quirk => (JsonNode)quirk.Id)]),
        ["measures"] = new JsonObject(life.Measures.Select(measure => KeyValuePair.Create<string, JsonNode?>(measure.Key, measure.Value))),
        ["edits"] = new JsonArray([.. life.Edits.Select(Edit)]),
        ["cluster"] = life.Cluster is { } cluster ? new JsonObject { ["size"] = cluster.Size, ["role"] = cluster.Role } : null,
        ["page"] = story == PageStory.None ? null : new JsonObject
        {
            ["bytes"] = story.Bytes,
            ["trouble"] = story.Trouble?.English,
            ["blocks"] = new JsonArray([.. story.Parts.Select(Part)]),
        },
    };

    private static JsonObject Edit(LifeEdit edit) => new()
    {
        ["step"] = edit.Step,
        ["field"] = edit.Field,
        ["kind"] = edit.Kind,
        ["start"] = edit.Start,
        ["end"] = edit.End,
        ["parts"] = edit.Parts.Length > 0 ? edit.Parts : null,
        ["kept_id"] = edit.KeptId.Length > 0 ? edit.KeptId : null,
        ["kept_start"] = edit.KeptStart,
    };

    private static JsonObject Part(PagePart part) => new()
    {
        ["start"] = part.Start,
        ["end"] = part.End,
        ["kind"] = part.Kind,
        ["text"] = part.Text is { } text ? new JsonArray(text.Start, text.End) : null,
        ["reason"] = part.Reason.Length > 0 ? part.Reason : null,
        ["element"] = part.Reason.Length > 0 ? part.Element : null,
        ["words"] = part.Words,
    };

    private static JsonObject Decision(StepDecision decision) => new()
    {
        ["step"] = decision.Step,
        ["rule"] = decision.Rule,
        ["outcome"] = decision.Outcome,
        ["value"] = decision.Value,
        ["min"] = decision.Min,
        ["max"] = decision.Max,
        ["kept_id"] = decision.KeptId,
        ["detail"] = decision.Detail,
        ["spans"] = new JsonArray([.. decision.Spans.Select(span => new JsonArray(span.Start, span.End))]),
    };

    private static JsonObject RuleNode(Rule rule, double value) => new()
    {
        ["rule"] = rule.Id,
        ["measure"] = rule.Measure,
        ["value"] = value,
        ["min"] = rule.Min,
        ["max"] = rule.Max,
        ["min_exclusive"] = rule.MinExclusive,
        ["max_exclusive"] = rule.MaxExclusive,
        ["keep"] = rule.Keeps(value),
    };
}
