using System.Globalization;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>Commonsense morality: which acts people find wrong.</summary>
public sealed class CommonsenseMorality : EvaluationTask
{
    private static readonly string[] Words = ["問題ありません", "問題があります"];

    /// <inheritdoc/>
    public override string Id => "commonsense-morality";

    /// <inheritdoc/>
    public override Phrase Summary => new("whether an act is wrong, two choices", "行為の善悪を問う二択");

    /// <inheritdoc/>
    public override string Source => "commonsense-moral-ja (Language-Media-Lab), MIT";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.Choice;

    /// <inheritdoc/>
    public override string FilePattern => "commonsense-morality/data_test";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        foreach (IReadOnlyList<string> row in EvaluationFiles.Rows(path, ','))
        {
            if (row is [var id, var sentence, var label] && label != "label")
            {
                int right = int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is 0 or 1 ? value : throw new FormatException($"the label `{label}` is neither 0 nor 1");
                yield return new EvaluationItem(id, $"行為：{sentence}\nこの行為には道徳的に", Words, right, []);
            }
        }
    }
}
