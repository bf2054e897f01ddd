using System.Globalization;

namespace Tsumugi.EndToEnd;

/// <summary>A Slurm of four nodes.</summary>
public sealed class SlurmCluster() : TestCluster("slurm", (folder, port) => new Dictionary<string, string>
{
    ["SLURM_CONF"] = Path.Combine(folder, "slurm.conf"),
    ["TSUMUGI_SLURM_PORT"] = port.ToString(CultureInfo.InvariantCulture),
})
{
    private static readonly string[] Nodes = ["n1", "n2", "n3", "n4"];

    /// <summary>Brings all nodes back, whatever was done to them.</summary>
    public void Mend()
    {
        string[] up = Up();
        Array.ForEach([.. Nodes.Where(node => !up.Contains(node))], node => Do("start-node", node));
        Until("all nodes are up", () => Up().Length == Nodes.Length);

        // A controller that has forgotten a job drains the node on which it still finds it.
        foreach (string node in Ask("sinfo", "-h", "-N", "-t", "drain", "-o", "%N").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Ask("scontrol", "update", "NodeName=" + node, "State=RESUME");
        }

        string[] Up() => Ask("sinfo", "-h", "-N", "-r", "-o", "%N").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Waits until no job is left.</summary>
    public void Drain() => Until("no job is left", () => Ask("squeue", "-h").Length == 0);
}
