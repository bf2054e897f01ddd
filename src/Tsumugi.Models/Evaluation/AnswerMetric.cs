namespace Tsumugi.Models.Evaluation;

/// <summary>How an answer is held against the right one.</summary>
public enum AnswerMetric
{
    /// <summary>The likeliest choice, by log-probability per letter, is the right one.</summary>
    Choice,

    /// <summary>The first line written equals a right answer after folding of width and blanks; beside it the F1 of its letters.</summary>
    ExactMatch,

    /// <summary>The last number written equals the right one.</summary>
    Number,
}
