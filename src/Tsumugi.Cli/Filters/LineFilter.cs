using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Cli.Filters;

/// <summary>Reads JSON Lines from files or standard input and hands them one by one to a step.</summary>
/// <remarks>A line that is no JSON object or has no text is reported with its place, counted, and passed over; the filter then ends with exit code 6.</remarks>
/// <param name="session">The session.</param>
/// <param name="paths">The files; `-` or none means standard input.</param>
internal sealed class LineFilter(Session session, IReadOnlyList<string> paths)
{
    /// <summary>More bad lines than this are only counted: a file of another kind would flood the screen.</summary>
    private const int MostTold = 20;

    private long _bad;

    /// <summary>Runs the filter.</summary>
    /// <param name="step">What to do with each line.</param>
    /// <returns>The exit code.</returns>
    public int Run(Action<FilterLine> step)
    {
        foreach (string path in paths.Count == 0 ? ["-"] : paths)
        {
            using LineFeed feed = Inputs.Lines(path);
            using LineReader reader = new(feed, 0, ReadLimits.Default);
            for (long number = 1; reader.TryRead(); number++)
            {
                session.Stopping.ThrowIfCancellationRequested();
                Handle(path, number, reader, step);
            }

            if (feed.DamageReason.Length > 0)
            {
                Bad(path, 0, $"the compressed data is damaged ({feed.DamageReason})", $"圧縮データが壊れています（{feed.DamageReason}）");
            }
        }

        if (_bad > 0)
        {
            session.Say($"{_bad} lines were passed over{(_bad > MostTold ? $", the first {MostTold} of them are named above" : "")}", $"{_bad} 行を読み飛ばしました{(_bad > MostTold ? $"（先頭の {MostTold} 行だけを上に示しました）" : "")}");
        }

        return (int)(_bad > 0 ? ExitCode.Quarantined : ExitCode.Ok);
    }

    private void Handle(string path, long number, LineReader reader, Action<FilterLine> step)
    {
        if (reader.IsTooLong)
        {
            Bad(path, number, "longer than the limit of a line", "行が長すぎます");
            return;
        }

        byte[] line = reader.Line.ToArray();
        ReadOnlyMemory<byte> content = line.AsMemory(line.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimEnd((byte)'\r');
        if (content.Span.Trim(" \t"u8).IsEmpty)
        {
            return;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(content);
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
            step(new FilterLine(root, id, JsonStrings.Of(text), content));
        }
    }

    private void Bad(string path, long number, string english, string japanese)
    {
        _bad++;
        if (_bad > MostTold)
        {
            return;
        }

        string place = number > 0 ? FormattableString.Invariant($"{path}:{number}") : path;
        session.Say($"TSU3001: {place}: {english}", $"TSU3001: {place}: {japanese}");
    }
}
