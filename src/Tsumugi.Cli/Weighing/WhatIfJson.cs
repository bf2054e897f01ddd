using System.Text.Json.Nodes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Cli.Weighing;

/// <summary>Writes a prediction for programs.</summary>
internal static class WhatIfJson
{
    /// <summary>Gets it as one object.</summary>
    public static JsonObject Of(Prediction prediction) => new()
    {
        ["folder"] = prediction.Run.Folder.Root,
        ["plan"] = prediction.Run.Manifest.Plan,
        ["preset"] = prediction.After.Trial.Rules.Name,
        ["exact"] = prediction.After.EstimatedClusters == 0,
        ["estimated_clusters"] = prediction.After.EstimatedClusters,
        ["most_further_kept"] = prediction.After.MostFurtherKept,
        ["changed"] = new JsonArray([.. prediction.Changed.Select(Changed)]),
        ["skipped"] = new JsonArray([.. prediction.After.Trial.Rules.Skipped.Select(skipped => new JsonObject { ["rule"] = skipped.Rule.Id, ["measure"] = skipped.Rule.Measure, ["reason"] = SkippedRule.Reason })]),
        ["before"] = Result(prediction.Before),
        ["after"] = Result(prediction.After),
        ["alone"] = new JsonArray([.. prediction.Alone.Select(single => new JsonObject { ["rule"] = single.Change.Id, ["after"] = Result(single.Result) })]),
        ["rules"] = new JsonArray([.. Rules(prediction)]),
        ["sources"] = new JsonArray([.. prediction.After.Sources.Zip(prediction.Before.Sources, (after, before) => new JsonObject { ["source"] = after.Source, ["before"] = Amount(before.Kept), ["after"] = Amount(after.Kept) })]),
        ["changes"] = new JsonArray([.. prediction.After.Changes.Select(Change)]),
        ["samples"] = new JsonArray([.. prediction.Samples.Select(Sample)]),
    };

    /// <summary>Writes what a trial would make of a corpus.</summary>
    public static JsonObject Result(TrialResult result) => new()
    {
        ["stored"] = Amount(result.Stored),
        ["passing"] = Amount(result.Passing),
        ["dropped"] = Amount(result.Stored - result.Passing),
        ["merged"] = Amount(result.Merged),
        ["kept"] = Amount(result.Kept),
    };

    /// <summary>Writes an amount.</summary>
    public static JsonObject Amount(Quantity amount) => new() { ["documents"] = amount.Documents, ["bytes"] = amount.Bytes, ["letters"] = amount.Letters };

    /// <summary>Writes documents that change their fate.</summary>
    public static JsonObject Change(FateChange change) => new()
    {
        ["from"] = change.From,
        ["to"] = change.To,
        ["documents"] = change.Amount.Documents,
        ["bytes"] = change.Amount.Bytes,
        ["letters"] = change.Amount.Letters,
    };

    private static JsonObject Changed(ChangedLimit change) => new() { ["rule"] = change.Id, ["before"] = Limits(change.Before), ["after"] = Limits(change.After) };

    private static JsonObject? Limits(Rule? rule) => rule is null ? null : new JsonObject { ["measure"] = rule.Measure, ["min"] = rule.Min, ["max"] = rule.Max, ["min_exclusive"] = rule.MinExclusive, ["max_exclusive"] = rule.MaxExclusive };

    private static IEnumerable<JsonObject> Rules(Prediction prediction)
    {
        Dictionary<string, RuleCount> before = prediction.Before.Rules.ToDictionary(rule => rule.Rule, StringComparer.Ordinal);
        foreach (RuleCount after in prediction.After.Rules)
        {
            yield return new JsonObject { ["rule"] = after.Rule, ["before"] = Count(before.GetValueOrDefault(after.Rule)), ["after"] = Count(after) };
        }
    }

    private static JsonObject? Count(RuleCount? count) => count is null ? null : new JsonObject
    {
        ["first"] = count.First.Documents,
        ["failing"] = count.Failing.Documents,
        ["only"] = count.Only.Documents,
        ["only_bytes"] = count.Only.Bytes,
        ["only_letters"] = count.Only.Letters,
    };

    private static JsonObject Sample(LimitNeighbours sample) => new()
    {
        ["rule"] = sample.Rule,
        ["measure"] = sample.Measure,
        ["limit"] = sample.Limit,
        ["side"] = sample.IsMin ? "min" : "max",
        ["failing"] = new JsonArray([.. sample.Failing.Select(Document)]),
        ["passing"] = new JsonArray([.. sample.Passing.Select(Document)]),
    };

    private static JsonObject Document(Neighbour near) => new()
    {
        ["id"] = near.Id,
        ["url"] = near.Url,
        ["title"] = near.Title,
        ["value"] = near.Value,
        ["before"] = near.Before.Length == 0 ? "passes" : near.Before,
        ["after"] = near.After.Length == 0 ? "passes" : near.After,
        ["excerpt"] = near.Excerpt,
    };
}
