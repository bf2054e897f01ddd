using System.Text.Json.Serialization;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Plans;

/// <summary>The plan as it is written to <c>work/plan.json</c>.</summary>
internal sealed record PlanDocument(
    int Format,
    string Hash,
    string Engine,
    string Name,
    string Folder,
    string RecipeText,
    IReadOnlyList<SourceSettings> Sources,
    SortedDictionary<string, SortedDictionary<string, IReadOnlyList<string>>> Sections,
    Preset Rules,
    RedactionPolicy Privacy,
    IReadOnlyList<PlanInput> Inputs,
    IReadOnlyList<Shard> Shards,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Words = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EvaluationFile>? Evaluation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EarlierRun>? Earlier = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ListFile>? Blocking = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MeasureModel>? Models = null);
