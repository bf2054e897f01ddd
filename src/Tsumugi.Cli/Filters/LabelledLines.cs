using System.Text;
using System.Text.Json;

namespace Tsumugi.Cli.Filters;

/// <summary>Reads labelled texts: JSON Lines with `label` and `text`, or lines of fastText (`__label__NAME text`).</summary>
/// <param name="session">The session.</param>
/// <param name="paths">The files; `-` or none means standard input.</param>
/// <param name="plain">Whether the lines are fastText's.</param>
internal sealed class LabelledLines(Session session, IReadOnlyList<string> paths, bool plain)
{
    private const string Mark = "__label__";

    /// <summary>Hands every labelled text to a step; texts without a label are counted and passed over.</summary>
    /// <returns>The exit code.</returns>
    public int Run(Action<string, string> step)
    {
        long unlabelled = 0;
        int exit = plain ? new PlainLines(session, paths).Run(Split) : new LineFilter(session, paths).Run(line =>
        {
            if (line.Root.TryGetProperty("label", out JsonElement label) && label.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                step(label.ValueKind == JsonValueKind.String ? JsonStrings.Of(label) : label.GetRawText(), line.Text);
            }
            else
            {
                unlabelled++;
            }
        });
        if (unlabelled > 0)
        {
            session.Say($"{unlabelled} texts have no label and were passed over", $"ラベルのない {unlabelled} 件を読み飛ばしました");
        }

        return exit;

        void Split(long number, ReadOnlySpan<byte> bytes)
        {
            string line = Encoding.UTF8.GetString(bytes);
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                unlabelled += line.Length > 0 ? 1 : 0;
                return;
            }

            int end = line.AsSpan().IndexOfAny(" \t\u3000");
            step(line[Mark.Length..(end < 0 ? line.Length : end)], end < 0 ? "" : line[(end + 1)..]);
        }
    }
}
