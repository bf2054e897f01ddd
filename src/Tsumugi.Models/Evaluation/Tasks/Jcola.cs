using System.Text.Json;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>JCoLA: which sentences speakers accept.</summary>
public sealed class Jcola : EvaluationTask
{
    private static readonly string[] Words = ["不自然", "自然"];

    /// <inheritdoc/>
    public override string Id => "jcola";

    /// <inheritdoc/>
    public override Phrase Summary => new("whether a sentence is acceptable, two choices", "文の容認性を問う二択");

    /// <inheritdoc/>
    public override string Source => "JCoLA (osekilab), CC BY-SA 4.0";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.Choice;

    /// <inheritdoc/>
    public override string FilePattern => "jcola/in_domain_valid";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        foreach (JsonElement item in EvaluationFiles.Objects(path))
        {
            yield return new EvaluationItem(item.GetProperty("uid").ToString(), $"文：{item.GetProperty("sentence").GetString()}\nこの文は日本語として", Words, item.GetProperty("label").GetInt32(), []);
        }
    }
}
