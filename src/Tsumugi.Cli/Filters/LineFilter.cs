using System.Text.Json;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Cli.Filters;

/// <summary>Reads JSON Lines from files or standard input and hands them one by one to a step.</summary>
/// <remarks>A line that is no JSON object or has no text is reported with its place, counted, and passed over; the filter then ends with exit code 6.</remarks>
/// <param name="session">The session.</param>
/// <param name="paths">The files; `-` or none means standard input.</param>
internal sealed class LineFilter(Session session, IReadOnlyList<string> paths)
{
    private readonly BadLines _bad = new(session);

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
                _bad.Add(path, 0, LineFault.Damaged(feed.DamageReason));
            }
        }

        return _bad.Finish();
    }

    private void Handle(string path, long number, LineReader reader, Action<FilterLine> step)
    {
        if (reader.IsTooLong)
        {
            _bad.Add(path, number, LineFault.TooLong);
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
            _bad.Add(path, number, LineFault.NotJson);
            return;
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out JsonElement text) || text.ValueKind != JsonValueKind.String)
            {
                _bad.Add(path, number, LineFault.NoText);
                return;
            }

            string id = root.TryGetProperty("id", out JsonElement found) ? found.ToString() : FormattableString.Invariant($"{number}");
            step(new FilterLine(root, id, JsonStrings.Of(text), content));
        }
    }
}
