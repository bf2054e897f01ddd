namespace Tsumugi.Engine.Runs;

/// <summary>The name of the node on which this process runs, as its scheduler calls it.</summary>
public static class NodeName
{
    /// <summary>Gets the name: Slurm's own name of the node, which need not be that of the machine; the machine's elsewhere.</summary>
    public static string Current { get; } = Environment.GetEnvironmentVariable("SLURMD_NODENAME") is { Length: > 0 } node ? node : Environment.MachineName;
}
