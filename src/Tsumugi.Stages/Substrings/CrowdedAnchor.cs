using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Substrings;

/// <summary>Matches the windows of one anchor that has too many surroundings for a group: by their hashes, sorted on disk.</summary>
/// <remarks>
/// Memory stays what it is for any number of surroundings. Two hashes of 64 bits may be equal by chance; whatever is cut is compared letter by
/// letter before (<see cref="KeptPlaces"/>).
/// </remarks>
internal sealed class CrowdedAnchor : IDisposable
{
    private readonly ITaskContext _task;
    private readonly int _window;
    private readonly ContextTexts _texts;
    private readonly RecordSorter<WindowRecord> _windows;

    /// <summary>Begins an anchor.</summary>
    /// <param name="task">The task that matches.</param>
    /// <param name="window">The letters of a window.</param>
    /// <param name="texts">Reads the letters.</param>
    public CrowdedAnchor(ITaskContext task, int window, ContextTexts texts)
    {
        (_task, _window, _texts) = (task, window, texts);
        _windows = new RecordSorter<WindowRecord>(task.ScratchFolder, "windows", task.MemoryBytes / 8, task.Stopping);
    }

    /// <summary>Adds the first occurrences of some contexts.</summary>
    public void Add(List<AnchorRecord> firsts) => _texts.Read([.. firsts], (in record, letters) =>
    {
        for (int start = 0; start + _window <= letters.Length; start++)
        {
            _windows.Add(new WindowRecord(Hash64.Of(letters.Slice(start, _window)), record.Address, record.Start + start));
        }
    });

    /// <summary>Finds the windows that stand earlier.</summary>
    /// <param name="passages">Receives them.</param>
    public void Complete(RecordSorter<PassageRecord> passages)
    {
        using IRecordStream<WindowRecord> sorted = _windows.Sorted();
        WindowRecord first = default;
        bool any = false;
        while (sorted.TryRead(out WindowRecord window))
        {
            if (!any || window.Hash != first.Hash)
            {
                (first, any) = (window, true);
                _task.Stopping.ThrowIfCancellationRequested();
            }
            else if (window.Address != first.Address || first.Start + _window <= window.Start)
            {
                passages.Add(new PassageRecord(window.Address, window.Start, 1, first.Address, first.Start));
            }
        }
    }

    public void Dispose() => _windows.Dispose();
}
