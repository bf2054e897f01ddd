using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;

namespace Tsumugi.Cli.Wiring;

/// <summary>One step between deciding and writing, as it is wired: the recipe's section that turns it on, and its stages.</summary>
/// <param name="Name">The step, one of <see cref="Stages.Cuts.CutSteps.All"/>; its last stage and its section bear the same name.</param>
/// <param name="Card">The section.</param>
/// <param name="IsOn">Says whether the section's settings turn it on.</param>
/// <param name="Make">Makes its stages for a plan; the names are those of the steps done before it.</param>
internal sealed record CutStep(string Name, SectionCard Card, Func<Settings, bool> IsOn, Func<Plan, IReadOnlyList<string>, IReadOnlyList<ITaskStage>> Make)
{
    /// <summary>Gets all steps, in the order in which a document passes them.</summary>
    public static IReadOnlyList<CutStep> All { get; } = [];

    /// <summary>Gets the names of the steps that a recipe turns on.</summary>
    public static IReadOnlyList<string> On(Recipe recipe) => [.. All.Where(step => step.IsOn(recipe.Sections[step.Name])).Select(step => step.Name)];

    /// <summary>Gets the stages of all steps that a plan's recipe turns on.</summary>
    public static IEnumerable<ITaskStage> Stages(Plan plan)
    {
        IReadOnlyList<string> on = On(plan.Recipe);
        return All.Where(step => on.Contains(step.Name)).SelectMany((step, index) => step.Make(plan, [.. on.Take(index)]));
    }
}
