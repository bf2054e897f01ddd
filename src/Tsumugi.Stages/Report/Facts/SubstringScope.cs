using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Substrings;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>What the search for repeated passages covered.</summary>
/// <param name="MinLetters">The fewest letters of a passage.</param>
/// <param name="Letters">The letters searched: all that count of all documents that were kept until then.</param>
/// <param name="Shared">The anchors that stand in more than one place.</param>
/// <param name="Groups">The groups that were matched letter by letter.</param>
/// <param name="MatchedLetters">The letters of those groups.</param>
/// <param name="Cuts">The stretches found.</param>
/// <param name="CutDocuments">The documents that went on without theirs.</param>
/// <param name="CutBytes">The bytes cut out of those.</param>
public sealed record SubstringScope(int MinLetters, long Letters, long Shared, long Groups, long MatchedLetters, long Cuts, long CutDocuments, long CutBytes)
{
    /// <summary>Adds up the counters of the step.</summary>
    /// <returns>Null if the recipe does not search.</returns>
    internal static SubstringScope? Of(IRunView run, Recipe recipe, IReadOnlyList<string> cutSteps)
    {
        if (!cutSteps.Contains(CutSteps.Substrings))
        {
            return null;
        }

        return new SubstringScope(
            SubstringSettings.From(recipe.Sections[CutSteps.Substrings]).MinLetters,
            Sum(run, SubstringAnchorsStage.StageName, "substrings/count/letters"),
            Sum(run, SubstringMatchStage.StageName, "substrings/match/shared"),
            Sum(run, SubstringMatchStage.StageName, "substrings/match/groups"),
            Sum(run, SubstringMatchStage.StageName, "substrings/match/letters"),
            Sum(run, CutSteps.Substrings, CutSteps.Substrings + "/cuts"),
            Sum(run, CutSteps.Substrings, CutSteps.Substrings + "/cut-documents"),
            Sum(run, CutSteps.Substrings, CutSteps.Substrings + "/cut-bytes"));
    }

    private static long Sum(IRunView run, string stage, string counter) =>
        Enumerable.Range(0, run.CountTasks(stage)).Sum(task => run.Manifest(stage, task).Counters.GetValueOrDefault(counter));
}
