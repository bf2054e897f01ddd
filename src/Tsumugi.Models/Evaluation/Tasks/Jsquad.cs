using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>JSQuAD: answers that stand in a passage.</summary>
public sealed class Jsquad : EvaluationTask
{
    /// <inheritdoc/>
    public override string Id => "jsquad";

    /// <inheritdoc/>
    public override Phrase Summary => new("reading: the answer stands in the passage", "文章から答えを抜き出す読解");

    /// <inheritdoc/>
    public override string Source => "JGLUE (yahoojapan), CC BY-SA 4.0";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.ExactMatch;

    /// <inheritdoc/>
    public override string FilePattern => "jsquad-v1.3/valid";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        using Stream stream = CompressedFiles.OpenRead(path);
        using JsonDocument document = JsonDocument.Parse(stream);
        foreach (JsonElement article in document.RootElement.GetProperty("data").EnumerateArray())
        {
            foreach (JsonElement paragraph in article.GetProperty("paragraphs").EnumerateArray())
            {
                // The makers put the title before a passage, with [SEP] between.
                string passage = paragraph.GetProperty("context").GetString()!.Replace(" [SEP] ", "\n", StringComparison.Ordinal);
                foreach (JsonElement question in paragraph.GetProperty("qas").EnumerateArray())
                {
                    string[] answers = [.. question.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("text").GetString()!).Distinct()];
                    yield return new EvaluationItem(question.GetProperty("id").GetString()!, $"文章：{passage}\n質問：{question.GetProperty("question").GetString()}\n答え：", [], 0, answers);
                }
            }
        }
    }
}
