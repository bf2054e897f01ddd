namespace Tsumugi.Models.Evaluation;

/// <summary>Counts right answers of one set.</summary>
internal sealed class Tally
{
    private readonly List<double> _bits = [];
    private readonly List<double> _margins = [];
    private readonly List<double> _f1 = [];
    private int _right;
    private int _rightBySum;

    /// <summary>Counts a choice.</summary>
    /// <param name="item">The question.</param>
    /// <param name="chances">The natural logarithm of the probability of each choice.</param>
    public void Choose(EvaluationItem item, double[] chances)
    {
        double[] perLetter = [.. chances.Select((chance, i) => chance / Math.Log(2) / Math.Max(1, Letters(item.Choices[i])))];
        _right += Best(perLetter) == item.Right ? 1 : 0;
        _rightBySum += Best(chances) == item.Right ? 1 : 0;
        _bits.Add(-perLetter[item.Right]);
        _margins.Add(perLetter[item.Right] - perLetter.Where((_, i) => i != item.Right).Max());
    }

    /// <summary>Counts an answer that was written.</summary>
    public void Write(bool right, double? f1)
    {
        _right += right ? 1 : 0;
        if (f1 is double value)
        {
            _f1.Add(value);
        }
    }

    /// <summary>Makes the score.</summary>
    public TaskScore Score(EvaluationTask task, List<EvaluationItem> items)
    {
        bool choice = task.Metric == AnswerMetric.Choice;
        return new TaskScore(
            task,
            items.Count,
            Interval.OfShare(_right, items.Count),
            choice ? Interval.OfShare(_rightBySum, items.Count) : null,
            task.Metric == AnswerMetric.ExactMatch ? Interval.OfMean(_f1) : null,
            choice ? items.Average(item => 1.0 / item.Choices.Count) : 0,
            choice ? (double)items.GroupBy(item => item.Right).Max(group => group.Count()) / items.Count : null,
            choice ? Interval.OfMean(_bits) : null,
            choice ? Interval.OfMean(_margins) : null);
    }

    private static int Letters(string text) => text.EnumerateRunes().Count();

    /// <summary>Finds the largest value, the first of equal ones.</summary>
    private static int Best(double[] values) => Array.IndexOf(values, values.Max());
}
