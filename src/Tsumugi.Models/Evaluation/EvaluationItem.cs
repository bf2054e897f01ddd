namespace Tsumugi.Models.Evaluation;

/// <summary>One question of an evaluation set.</summary>
/// <param name="Id">Its name in the set.</param>
/// <param name="Prompt">What the model reads; the answer follows without a blank.</param>
/// <param name="Choices">The answers to choose from; empty where the model writes its own.</param>
/// <param name="Right">The place of the right choice; 0 where there are none.</param>
/// <param name="Answers">The answers that count as right; the first one is shown in examples.</param>
public sealed record EvaluationItem(string Id, string Prompt, IReadOnlyList<string> Choices, int Right, IReadOnlyList<string> Answers)
{
    /// <summary>Gets the answer that an example shows.</summary>
    public string Example => Choices.Count > 0 ? Choices[Right] : Answers[0];
}
