using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation.Tasks;

/// <summary>JMMLU: knowledge of school and profession.</summary>
public sealed class Jmmlu : EvaluationTask
{
    private const int Choices = 4;

    /// <inheritdoc/>
    public override string Id => "jmmlu";

    /// <inheritdoc/>
    public override Phrase Summary => new("knowledge of school and profession, four choices", "学校や専門の知識を問う四択");

    /// <inheritdoc/>
    public override string Source => "JMMLU (nlp-waseda), CC BY-SA 4.0 (three subjects NC-ND)";

    /// <inheritdoc/>
    public override AnswerMetric Metric => AnswerMetric.Choice;

    /// <inheritdoc/>
    public override string FilePattern => "jmmlu/";

    /// <inheritdoc/>
    public override IEnumerable<EvaluationItem> Read(string path)
    {
        string subject = Path.GetFileNameWithoutExtension(path);
        int number = 0;
        foreach (IReadOnlyList<string> row in EvaluationFiles.Rows(path, ','))
        {
            number++;
            if (row.Count < Choices + 2)
            {
                continue; // an empty line
            }

            string letter = row[Choices + 1].Trim();
            int right = letter.Length == 1 ? letter[0] - 'A' : -1;
            string[] choices = [.. row.Skip(1).Take(Choices).Select(choice => choice.Trim())];
            yield return right is >= 0 and < Choices ? new EvaluationItem($"{subject}-{number}", $"質問：{row[0].Trim()}\n答え：", choices, right, []) : throw new FormatException($"row {number} has the answer `{letter}`, expected A to D");
        }
    }
}
