using Tsumugi.Serve.Access;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Tracing;

namespace Tsumugi.Serve;

/// <summary>How a server is set up, whatever model answers.</summary>
public sealed record ServerSettings
{
    /// <summary>Gets the address of the network card to listen on: `127.0.0.1` for this machine alone.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Gets the port; 0 for any that is free.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Gets the keys that open it.</summary>
    public KeyRing Keys { get; init; } = KeyRing.Open;

    /// <summary>Gets how many requests compute at once.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Gets how many may wait; those beyond are sent away with 429.</summary>
    public int Waiting { get; init; } = 32;

    /// <summary>Gets the largest body of a request, in bytes.</summary>
    public long LargestBody { get; init; } = 16 << 20;

    /// <summary>Gets the origins whose pages may call it from a browser; `*` for all.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Gets the folder of the audit log; null for none.</summary>
    public string? AuditFolder { get; init; }

    /// <summary>Gets how many days the audit log is kept.</summary>
    public int AuditDays { get; init; } = 90;

    /// <summary>Gets the rules that look at questions and answers.</summary>
    public Guard Guard { get; init; } = Guard.None;

    /// <summary>Gets what finds overlap with the training text; null if there is no index.</summary>
    public ITracer? Tracer { get; init; }
}
