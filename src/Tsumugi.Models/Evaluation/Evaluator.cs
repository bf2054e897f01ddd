using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Evaluation;

/// <summary>Asks a model the questions of evaluation sets. The same questions in the same order for the same settings.</summary>
/// <param name="scorer">The model.</param>
/// <param name="shots">How many questions are shown with their answers first; they are taken from the set itself and not asked.</param>
/// <param name="limit">How many questions are asked at most; null for all. Which ones is drawn by their ids.</param>
public sealed class Evaluator(IScorer scorer, int shots, int? limit)
{
    private static readonly string[] Stops = ["\n"];

    /// <summary>Asks one set.</summary>
    /// <param name="task">The set.</param>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="asked">Told the number of questions asked so far, and of all.</param>
    /// <param name="stopping">Ends the work between two questions.</param>
    /// <exception cref="TsumugiException">TSU4050: there is no file of the set. TSU4051: a file is not of the set.</exception>
    public TaskScore Run(EvaluationTask task, string folder, Action<int, int> asked, CancellationToken stopping)
    {
        List<EvaluationItem> items = Read(task, folder);
        string examples = Examples(items);
        items.RemoveRange(0, Math.Min(shots, items.Count));
        Tally tally = new();
        for (int i = 0; i < items.Count; i++)
        {
            stopping.ThrowIfCancellationRequested();
            asked(i, items.Count);
            Ask(task, items[i], examples, tally);
        }

        asked(items.Count, items.Count);
        return tally.Score(task, items);
    }

    private List<EvaluationItem> Read(EvaluationTask task, string folder)
    {
        IReadOnlyList<string> paths = Directory.Exists(folder) ? EvaluationFiles.Find(folder, task.FilePattern) : [];
        List<EvaluationItem> items = [];
        foreach (string path in paths)
        {
            try
            {
                items.AddRange(task.Read(path));
            }
            catch (Exception bad) when (bad is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or InvalidDataException)
            {
                throw new TsumugiException("TSU4051", ExitCode.InputMissing, path, new Phrase($"not a file of `{task.Id}`: {bad.Message}", $"`{task.Id}` のファイルとして読めません: {bad.Message}"));
            }
        }

        if (items.Count <= shots)
        {
            throw EvaluationFiles.Missing(task, folder);
        }

        // A draw that depends on nothing but the questions: by a hash of their ids.
        List<EvaluationItem> drawn = [.. items.OrderBy(item => Text.Hashing.Hash64.Of(Encoding.UTF8.GetBytes(item.Id))).ThenBy(item => item.Id, StringComparer.Ordinal)];
        return limit is int most && drawn.Count > most + shots ? drawn[..(most + shots)] : drawn;
    }

    private string Examples(List<EvaluationItem> items) => string.Concat(items.Take(shots).Select(item => $"{item.Prompt}{item.Example}\n\n"));

    private void Ask(EvaluationTask task, EvaluationItem item, string examples, Tally tally)
    {
        string prompt = examples + item.Prompt;
        if (task.Metric == AnswerMetric.Choice)
        {
            tally.Choose(item, [.. item.Choices.Select(choice => scorer.LogProbability(prompt, choice))]);
            return;
        }

        string answer = scorer.Continue(prompt, Stops, task.MaxTokens);
        bool right = task.Metric == AnswerMetric.Number
            ? AnswerText.LastNumber(answer) is decimal number && number == AnswerText.LastNumber(item.Answers[0])
            : AnswerText.Equal(answer, item.Answers);
        tally.Write(right, task.Metric == AnswerMetric.ExactMatch ? AnswerText.LetterF1(answer, item.Answers) : null);
    }
}
