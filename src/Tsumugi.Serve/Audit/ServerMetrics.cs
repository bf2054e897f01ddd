using System.Globalization;
using System.Text;

namespace Tsumugi.Serve.Audit;

/// <summary>Counts for monitoring, printed in the text format of Prometheus. Safe for many threads.</summary>
public sealed class ServerMetrics
{
    private static readonly double[] Borders = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Endpoint, int Status), long> _requests = [];
    private readonly SortedDictionary<string, long> _guard = new(StringComparer.Ordinal);
    private readonly long[] _buckets = new long[Borders.Length + 1];
    private double _seconds;
    private long _promptTokens;
    private long _completionTokens;

    /// <summary>Counts a request that is over.</summary>
    public void Count(Exchange exchange, int status, TimeSpan taken)
    {
        lock (_gate)
        {
            (string, int) key = (exchange.Endpoint, status);
            _requests[key] = _requests.GetValueOrDefault(key) + 1;
            _promptTokens += exchange.PromptTokens;
            _completionTokens += exchange.CompletionTokens;
            _seconds += taken.TotalSeconds;
            int bucket = Array.FindIndex(Borders, border => taken.TotalSeconds <= border);
            _buckets[bucket < 0 ? Borders.Length : bucket]++;
            foreach (string rule in exchange.Guard)
            {
                _guard[rule] = _guard.GetValueOrDefault(rule) + 1;
            }
        }
    }

    /// <summary>Prints all counts.</summary>
    /// <param name="queue">How many requests compute or wait now.</param>
    public string Print(int queue)
    {
        StringBuilder text = new();
        lock (_gate)
        {
            Head(text, "tsumugi_requests_total", "counter", "Requests by endpoint and HTTP status.");
            foreach (((string endpoint, int status), long count) in _requests)
            {
                text.Append(CultureInfo.InvariantCulture, $"tsumugi_requests_total{{endpoint=\"{endpoint}\",status=\"{status}\"}} {count}\n");
            }

            Head(text, "tsumugi_tokens_total", "counter", "Tokens read and written.");
            text.Append(CultureInfo.InvariantCulture, $"tsumugi_tokens_total{{kind=\"prompt\"}} {_promptTokens}\ntsumugi_tokens_total{{kind=\"completion\"}} {_completionTokens}\n");
            Head(text, "tsumugi_guard_total", "counter", "Requests in which a guard rule spoke.");
            foreach ((string rule, long count) in _guard)
            {
                text.Append(CultureInfo.InvariantCulture, $"tsumugi_guard_total{{rule=\"{rule}\"}} {count}\n");
            }

            Head(text, "tsumugi_queue_length", "gauge", "Requests that compute or wait.");
            text.Append(CultureInfo.InvariantCulture, $"tsumugi_queue_length {queue}\n");
            Head(text, "tsumugi_request_seconds", "histogram", "Time from request to the end of its answer.");
            long below = 0;
            for (int i = 0; i < Borders.Length; i++)
            {
                below += _buckets[i];
                text.Append(CultureInfo.InvariantCulture, $"tsumugi_request_seconds_bucket{{le=\"{Borders[i]}\"}} {below}\n");
            }

            below += _buckets[^1];
            text.Append(CultureInfo.InvariantCulture, $"tsumugi_request_seconds_bucket{{le=\"+Inf\"}} {below}\ntsumugi_request_seconds_sum {_seconds}\ntsumugi_request_seconds_count {below}\n");
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, string name, string kind, string help) => text.Append($"# HELP {name} {help}\n# TYPE {name} {kind}\n");
}
