using System.Globalization;
using System.Text.Json;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Audit;

/// <summary>Notes who asked what kind of thing when, a JSON line for each request, a file for each day (UTC); old days are deleted.</summary>
/// <remarks>Texts of prompts and answers are never noted, nor keys and addresses: only labels, counts, reasons. Safe for many threads.</remarks>
public sealed class AuditLog : IDisposable
{
    private const string Prefix = "audit-";
    private readonly string _folder;
    private readonly int _days;
    private readonly Lock _gate = new();
    private DateOnly _day;
    private FileStream? _file;

    /// <summary>Opens a log.</summary>
    /// <param name="folder">Where its files lie; made if absent.</param>
    /// <param name="days">How many days are kept.</param>
    public AuditLog(string folder, int days)
    {
        _folder = folder;
        _days = days;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Notes a request.</summary>
    /// <param name="exchange">What is noted.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="begun">When it came.</param>
    /// <param name="taken">How long it took.</param>
    public void Note(Exchange exchange, int status, DateTimeOffset begun, TimeSpan taken)
    {
        ReadOnlyMemory<byte> line = JsonReply.Bytes(json => Write(json, exchange, status, begun, taken));
        lock (_gate)
        {
            FileStream file = FileOf(DateOnly.FromDateTime(begun.UtcDateTime));
            file.Write(line.Span);
            file.WriteByte((byte)'\n');
            file.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static void Write(Utf8JsonWriter json, Exchange exchange, int status, DateTimeOffset begun, TimeSpan taken)
    {
        json.WriteStartObject();
        json.WriteString("time", begun.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("id", exchange.Id);
        json.WriteString("key", exchange.Key);
        json.WriteString("endpoint", exchange.Endpoint);
        json.WriteString("model", exchange.Model);
        json.WriteBoolean("stream", exchange.Stream);
        json.WriteNumber("status", status);
        json.WriteNumber("milliseconds", (long)taken.TotalMilliseconds);
        json.WriteNumber("prompt_tokens", exchange.PromptTokens);
        json.WriteNumber("completion_tokens", exchange.CompletionTokens);
        json.WriteStartArray("finish");
        exchange.Finish.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteStartArray("guard");
        exchange.Guard.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteString("error", exchange.Error);
        json.WriteEndObject();
    }

    private FileStream FileOf(DateOnly day)
    {
        if (_file is null || day > _day)
        {
            _file?.Dispose();
            _day = day;
            _file = new FileStream(Path.Combine(_folder, $"{Prefix}{day:yyyy-MM-dd}.jsonl"), FileMode.Append, FileAccess.Write, FileShare.Read);
            Forget(day.AddDays(-_days));
        }

        return _file;
    }

    private void Forget(DateOnly last)
    {
        foreach (string path in Directory.EnumerateFiles(_folder, Prefix + "*.jsonl"))
        {
            string name = Path.GetFileNameWithoutExtension(path)[Prefix.Length..];
            if (DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day <= last)
            {
                File.Delete(path);
            }
        }
    }
}
