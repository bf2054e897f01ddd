using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Write;

/// <summary>Says which shards of the first pass go into which task of the last: neighbours together until the wanted size is reached.</summary>
/// <remarks>A pure function of the former stages' counters, so every process finds the same plan.</remarks>
internal static class PartPlan
{
    /// <summary>Gets the first shard of every task, and behind them the number of shards.</summary>
    public static List<int> Bounds(IRunView run, IReadOnlyList<string> cutSteps, int shards, long partBytes)
    {
        List<int> bounds = [0];
        long bytes = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            long here = CutSteps.KeptBytes(run, cutSteps, shard);
            if (bytes > 0 && bytes + here > partBytes)
            {
                bounds.Add(shard);
                bytes = 0;
            }

            bytes += here;
        }

        bounds.Add(shards);
        return bounds;
    }
}
