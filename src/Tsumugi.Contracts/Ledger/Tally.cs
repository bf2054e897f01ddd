using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Contracts.Ledger;

/// <summary>Counts what went into one step and what became of it, in documents and in bytes.</summary>
/// <remarks>
/// Bytes are counted in the form in which the step receives a document, so that in = kept + dropped + merged + failed holds
/// exactly; what the kept ones weigh afterwards is counted apart as <c>out</c> and is the next step's <c>in</c>.
/// </remarks>
/// <param name="step">The step: `read`, `decode` …</param>
public sealed class Tally(string step)
{
    private static readonly string[] Names = ["kept", "dropped", "merged", "failed"];

    private readonly long[] _documents = new long[4];
    private readonly long[] _bytes = new long[4];
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private long _outBytes;

    /// <summary>Gets the name of the step.</summary>
    public string Step => step;

    /// <summary>Counts a document that goes on.</summary>
    /// <param name="inBytes">Its size as the step received it.</param>
    /// <param name="outBytes">Its size as the step hands it on.</param>
    public void Keep(long inBytes, long outBytes)
    {
        _documents[(int)Outcome.Kept]++;
        _bytes[(int)Outcome.Kept] += inBytes;
        _outBytes += outBytes;
    }

    /// <summary>Counts a document that ends here.</summary>
    /// <param name="outcome">Dropped, merged or failed.</param>
    /// <param name="reason">The rule or reason, counted apart.</param>
    /// <param name="inBytes">Its size as the step received it.</param>
    public void End(Outcome outcome, string reason, long inBytes)
    {
        _documents[(int)outcome]++;
        _bytes[(int)outcome] += inBytes;
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Writes the counts into a task's counters as `step/read/kept/documents`, `step/read/reason/…`.</summary>
    public void WriteTo(ITaskContext task)
    {
        task.Count($"step/{step}/in/documents", _documents.Sum());
        task.Count($"step/{step}/in/bytes", _bytes.Sum());
        for (int i = 0; i < Names.Length; i++)
        {
            task.Count($"step/{step}/{Names[i]}/documents", _documents[i]);
            task.Count($"step/{step}/{Names[i]}/bytes", _bytes[i]);
        }

        task.Count($"step/{step}/out/bytes", _outBytes);
        foreach ((string reason, long count) in _reasons)
        {
            task.Count($"step/{step}/reason/{reason}", count);
        }
    }
}
