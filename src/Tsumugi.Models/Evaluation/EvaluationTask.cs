using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation;

/// <summary>An evaluation set: how its files are read and how its questions are put. Prompts are ours; where they differ from those of other harnesses, so may the numbers.</summary>
public abstract class EvaluationTask
{
    /// <summary>Gets the name on the command line.</summary>
    public abstract string Id { get; }

    /// <summary>Gets what it asks, in a line.</summary>
    public abstract Phrase Summary { get; }

    /// <summary>Gets who made it, and under which licence.</summary>
    public abstract string Source { get; }

    /// <summary>Gets how answers are scored.</summary>
    public abstract AnswerMetric Metric { get; }

    /// <summary>Gets the beginnings of the names of its files, or of their folder where it ends in `/`.</summary>
    public abstract string FilePattern { get; }

    /// <summary>Reads the questions of a file.</summary>
    /// <exception cref="FormatException">The file is not of this set.</exception>
    public abstract IEnumerable<EvaluationItem> Read(string path);

    /// <summary>Gets the longest answer that a model may write, in tokens.</summary>
    public virtual int MaxTokens => 48;
}
