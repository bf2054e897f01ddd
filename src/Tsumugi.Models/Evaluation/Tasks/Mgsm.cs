using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>MGSM in Japanese: arithmetic in words.</summary>
public sealed class Mgsm : EvaluationTask
{
    /// <inheritdoc/>
    public override string Id => "mgsm";

    /// <inheritdoc/>
    public override Phrase Summary => new("arithmetic in words", "文章題の算数");

    /// <inheritdoc/>
    public override string Source => "MGSM (google-research), CC BY 4.0";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.Number;

    /// <inheritdoc/>
    public override string FilePattern => "mgsm/mgsm_ja";

    /// <inheritdoc/>
    public override int MaxTokens => 256;

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        int number = 0;
        foreach (IReadOnlyList<string> row in EvaluationFiles.Rows(path, '\t'))
        {
            number++;
            if (row.Count == 2)
            {
                yield return new EvaluationItem($"mgsm-{number}", $"問題：{row[0]}\n答え：", [], 0, [row[1].Replace(",", "", StringComparison.Ordinal)]);
            }
        }
    }
}
