using System.Text.Json;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.JsonLines;

namespace Tsumugi.Cli.Filters;

/// <summary>Reads JSON Lines from files or standard input and hands them one by one to a step.</summary>
/// <remarks>A line that is no JSON object or has no text is reported with its place, counted, and passed over; the filter then ends with exit code 6.</remarks>
/// <param name="session">The session.</param>
/// <param name="paths">The files; `-` or none means standard input.</param>
internal sealed class LineFilter(Session session, IReadOnlyList<string> paths)
{
    private long _bad;

    /// <summary>Runs the filter.</summary>
    /// <param name="step">What to do with each line.</param>
    /// <returns>The exit code.</returns>
    public int Run(Action<FilterLine> step)
    {
        foreach (string path in paths.Count == 0 ? ["-"] : paths)
        {
            using Stream input = Inputs.Open(path);
            using JsonLinesReader reader = new(input);
            while (reader.TryRead(out ReadOnlyMemory<byte> line))
            {
                session.Stopping.ThrowIfCancellationRequested();
                Handle(path, reader.LineNumber, line, step);
            }
        }

        if (_bad > 0)
        {
            session.Say($"{_bad} lines were passed over", $"{_bad} 行を読み飛ばしました");
        }

        return (int)(_bad > 0 ? ExitCode.Quarantined : ExitCode.Ok);
    }

    private void Handle(string path, long number, ReadOnlyMemory<byte> line, Action<FilterLine> step)
    {
        if (line.Span.Trim(" \t\r\uFEFF"u8).IsEmpty)
        {
            return;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            Bad(path, number, "no JSON", "JSON として読めません");
            return;
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out JsonElement text) || text.ValueKind != JsonValueKind.String)
            {
                Bad(path, number, "no object with a string `text`", "文字列 `text` を持つオブジェクトではありません");
                return;
            }

            string id = root.TryGetProperty("id", out JsonElement found) ? found.ToString() : FormattableString.Invariant($"{number}");
            step(new FilterLine(root, id, JsonText.Of(text), line));
        }
    }

    private void Bad(string path, long number, string english, string japanese)
    {
        _bad++;
        session.Say($"TSU3001: {path}:{number}: {english}", $"TSU3001: {path}:{number}: {japanese}");
    }
}
