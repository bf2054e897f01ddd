using System.Text.Json;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>JEMHopQA: questions that take two facts.</summary>
public sealed class Jemhopqa : EvaluationTask
{
    /// <inheritdoc/>
    public override string Id => "jemhopqa";

    /// <inheritdoc/>
    public override Phrase Summary => new("questions that take two facts", "二つの事実をたどる質問");

    /// <inheritdoc/>
    public override string Source => "JEMHopQA (aiishii), CC BY-SA 4.0";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.ExactMatch;

    /// <inheritdoc/>
    public override string FilePattern => "corpus_ver1.2/dev";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        foreach (JsonElement item in EvaluationFiles.Objects(path))
        {
            yield return new EvaluationItem(item.GetProperty("qid").GetString()!, $"質問：{item.GetProperty("question").GetString()}\n答え：", [], 0, [item.GetProperty("answer").GetString()!]);
        }
    }
}
