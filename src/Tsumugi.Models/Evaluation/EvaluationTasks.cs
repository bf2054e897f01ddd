using Tsumugi.Models.Evaluation.Tasks;

namespace Tsumugi.Models.Evaluation;

/// <summary>All evaluation sets; a new one is one line here.</summary>
public static class EvaluationTasks
{
    /// <summary>Gets the sets.</summary>
    public static IReadOnlyList<EvaluationTask> All { get; } = [new JCommonsenseQa(), new Jnli(), new Jmmlu(), new Jcola(), new CommonsenseMorality(), new Jsquad(), new Jemhopqa(), new Mgsm()];
}
