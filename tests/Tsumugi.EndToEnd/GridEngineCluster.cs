using System.Globalization;

namespace Tsumugi.EndToEnd;

/// <summary>A Grid Engine of one host with eight slots.</summary>
public sealed class GridEngineCluster() : TestCluster("gridengine", (folder, port) => new Dictionary<string, string>
{
    ["SGE_ROOT"] = Path.Combine(folder, "root"),
    ["SGE_CELL"] = "default",
    ["SGE_ARCH"] = "lx-amd64",
    ["TSUMUGI_SGE_PORT"] = (port + 8).ToString(CultureInfo.InvariantCulture),
    ["SGE_QMASTER_PORT"] = (port + 8).ToString(CultureInfo.InvariantCulture),
    ["SGE_EXECD_PORT"] = (port + 9).ToString(CultureInfo.InvariantCulture),
})
{
    /// <summary>Waits until no job is left.</summary>
    public void Drain() => Until("no job is left", () => Ask("qstat").Length == 0);
}
