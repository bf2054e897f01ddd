using System.Text.Json;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>JNLI: what one sentence says about another.</summary>
public sealed class Jnli : EvaluationTask
{
    private static readonly string[] Labels = ["entailment", "contradiction", "neutral"];
    private static readonly string[] Words = ["含意", "矛盾", "中立"];

    /// <inheritdoc/>
    public override string Id => "jnli";

    /// <inheritdoc/>
    public override Phrase Summary => new("whether a sentence follows, three choices", "含意関係の三択");

    /// <inheritdoc/>
    public override string Source => "JGLUE (yahoojapan), CC BY-SA 4.0";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.Choice;

    /// <inheritdoc/>
    public override string FilePattern => "jnli-v1.3/valid";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        foreach (JsonElement item in EvaluationFiles.Objects(path))
        {
            string label = item.GetProperty("label").GetString()!;
            int right = Array.IndexOf(Labels, label);
            string prompt = $"前提：{item.GetProperty("sentence1").GetString()}\n仮説：{item.GetProperty("sentence2").GetString()}\n関係：";
            yield return right >= 0 ? new EvaluationItem(item.GetProperty("sentence_pair_id").ToString(), prompt, Words, right, []) : throw new FormatException($"the label `{label}` is unknown");
        }
    }
}
