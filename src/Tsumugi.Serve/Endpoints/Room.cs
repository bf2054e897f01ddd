using Tsumugi.Serve.Audit;

namespace Tsumugi.Serve.Endpoints;

/// <summary>What all endpoints of one server share.</summary>
/// <param name="Settings">How it is set up.</param>
/// <param name="Queue">Who may compute.</param>
/// <param name="Metrics">What is counted.</param>
/// <param name="Time">The clock.</param>
internal sealed record Room(ServerSettings Settings, WorkQueue Queue, ServerMetrics Metrics, TimeProvider Time)
{
    /// <summary>Gets the time in seconds since 1970, as answers carry it.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();
}
