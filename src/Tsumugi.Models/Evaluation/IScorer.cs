namespace Tsumugi.Models.Evaluation;

/// <summary>A model that weighs and continues texts: one of ours in this process, or one behind a server.</summary>
public interface IScorer
{
    /// <summary>Gets the natural logarithm of the probability that a text goes on with another.</summary>
    /// <param name="prompt">The text.</param>
    /// <param name="continuation">What follows.</param>
    double LogProbability(string prompt, string continuation);

    /// <summary>Lets the model go on with its likeliest tokens, up to a stop string.</summary>
    string Continue(string prompt, IReadOnlyList<string> stops, int maxTokens);
}
