using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Refine;

/// <summary>The part of the funnel that the first pass counts.</summary>
internal sealed class RefineTallies
{
    public Tally Read { get; } = new("read");

    public Tally Decode { get; } = new("decode");

    public Tally Extract { get; } = new("extract");

    public Tally Identify { get; } = new("identify");

    public Tally Scrub { get; } = new("scrub");

    public void WriteTo(ITaskContext task)
    {
        Read.WriteTo(task);
        Decode.WriteTo(task);
        Extract.WriteTo(task);
        Identify.WriteTo(task);
        Scrub.WriteTo(task);
    }
}
