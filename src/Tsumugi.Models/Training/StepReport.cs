namespace Tsumugi.Models.Training;

/// <summary>What one step did.</summary>
/// <param name="Step">Steps that are done with it.</param>
/// <param name="Loss">The mean loss before the step, in nats for each token.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="GradientLength">The length of the gradient before it was cut.</param>
/// <param name="Tokens">Tokens seen since the beginning of the run.</param>
public sealed record StepReport(int Step, double Loss, double LearningRate, double GradientLength, long Tokens);
