using System.Text.Json.Nodes;
using Tsumugi.Stages.Compare;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Cli.Weighing;

/// <summary>Writes a comparison for programs.</summary>
internal static class CompareJson
{
    /// <summary>Gets it as one object.</summary>
    public static JsonObject Of(Comparison comparison) => new()
    {
        ["equal"] = comparison.Equal,
        ["compared"] = comparison.OfPresets ? "presets" : "runs",
        ["same_data"] = comparison.SameData,
        ["other_size"] = comparison.OtherSize,
        ["estimated_clusters"] = comparison.EstimatedClusters,
        ["sides"] = new JsonArray([.. comparison.Sides.Select(Side)]),
        ["agreement"] = new JsonArray([.. comparison.Agreements.Select(pair => new JsonObject
        {
            ["first"] = comparison.Sides[pair.First].Name,
            ["second"] = comparison.Sides[pair.Second].Name,
            ["both"] = pair.Both,
            ["either"] = pair.Either,
            ["only_first"] = pair.OnlyFirst,
            ["only_second"] = pair.OnlySecond,
            ["neither"] = pair.Neither,
            ["jaccard"] = pair.Jaccard,
            ["kappa"] = pair.Kappa,
        })]),
        ["changes"] = new JsonArray([.. comparison.Changes.Select(change => new JsonObject { ["first"] = change.From, ["second"] = change.To, ["groups"] = new JsonArray([.. change.Groups.Select(Group)]) })]),
    };

    private static JsonObject Side(ComparedSide side) => new()
    {
        ["name"] = side.Name,
        ["documents"] = side.Documents,
        ["kept"] = WhatIfJson.Amount(side.Kept),
        ["sources"] = new JsonArray([.. side.KeptOfSource.OrderBy(source => source.Key, StringComparer.Ordinal).Select(Source)]),
    };

    private static JsonObject Source(KeyValuePair<string, Quantity> source) => new() { ["source"] = source.Key, ["kept"] = WhatIfJson.Amount(source.Value) };

    private static JsonObject Group(ChangeGroup group)
    {
        JsonObject node = WhatIfJson.Change(group.Change);
        node["samples"] = new JsonArray([.. group.Samples.Select(sample => JsonValue.Create(sample))]);
        return node;
    }
}
