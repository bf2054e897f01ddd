using System.Text.Json;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>JCommonsenseQA: five choices of everyday knowledge.</summary>
public sealed class JCommonsenseQa : EvaluationTask
{
    private const int Choices = 5;

    /// <inheritdoc/>
    public override string Id => "jcommonsenseqa";

    /// <inheritdoc/>
    public override Phrase Summary => new("everyday knowledge, five choices", "常識を問う五択");

    /// <inheritdoc/>
    public override string Source => "JGLUE (yahoojapan), CC BY-SA 4.0";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.Choice;

    /// <inheritdoc/>
    public override string FilePattern => "jcommonsenseqa-v1.3/valid";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        foreach (JsonElement item in EvaluationFiles.Objects(path))
        {
            string[] choices = [.. Enumerable.Range(0, Choices).Select(i => item.GetProperty($"choice{i}").GetString()!)];
            yield return new EvaluationItem(item.GetProperty("q_id").ToString(), $"質問：{item.GetProperty("question").GetString()}\n答え：", choices, item.GetProperty("label").GetInt32(), []);
        }
    }
}
