using System.Runtime.InteropServices;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Passages.Records;

namespace Tsumugi.Stages.Passages;

/// <summary>Lists the passages of the kept documents of a shard, sorted by the hashes of their keys: 42 bytes each.</summary>
/// <remarks>Memory: an eighth of the task's, at most 256 MiB, for sorting; what does not fit is sorted in pieces in the scratch folder.</remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="done">The cut steps that are done before.</param>
/// <param name="sweep">The sweep, from 0; a later one passes over what earlier ones have found.</param>
public sealed class ParagraphUnitsStage(ParagraphSettings settings, int shards, IReadOnlyList<string> done, int sweep) : ITaskStage
{
    private const long MostMemoryBytes = 256L << 20;

    /// <inheritdoc/>
    public string Name => NameOf(sweep);

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [sweep == 0 ? CutSteps.LastStage(done) : ParagraphGroupsStage.NameOf(sweep - 1)];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <summary>Gets the name of the stage of a sweep.</summary>
    public static string NameOf(int sweep) => "paragraph-units" + ParagraphFiles.Suffix(sweep);

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        var key = new PassageKey(settings);
        using var units = new RecordSorter<UnitRecord>(task.ScratchFolder, "units", Math.Min(task.MemoryBytes / 8, MostMemoryBytes), task.Stopping);
        using var texts = new KeptTexts(task, task.Index, done);
        using var found = new FoundPassages(task, sweep);
        List<TextSpan> breaks = [];
        while (texts.TryRead())
        {
            task.Stopping.ThrowIfCancellationRequested();
            breaks.Clear();
            breaks.AddRange(texts.Cuts);
            Add(texts, breaks, found, key, units);
            task.Progress(texts.Document.Text.Length);
        }

        using IRecordStream<UnitRecord> sorted = units.Sorted();
        task.Count(ParagraphFiles.UnitsCounter, RecordOutput.Write(task, ParagraphFiles.Units(sweep, task.Index), sorted));
    }

    private void Add(KeptTexts texts, List<TextSpan> breaks, FoundPassages found, PassageKey key, RecordSorter<UnitRecord> units)
    {
        ulong host = HostHash.Of(texts.Document);
        ReadOnlySpan<char> text = texts.Document.Text.Written;
        var scanner = new PassageScanner(text, settings.Unit, CollectionsMarshal.AsSpan(breaks));
        while (scanner.TryNext(out TextSpan passage))
        {
            // A passage that is too short in letters of the text is too short in those of its key.
            var place = new PassagePlace(texts.Address, passage.Start, passage.Length);
            if (passage.Length < settings.MinLetters || found.Contains(place))
            {
                continue;
            }

            key.Set(text[passage.Start..passage.End]);
            if (key.Letters >= settings.MinLetters)
            {
                (ulong high, uint low) = key.Hash();
                ulong near = settings.Near < 1 && key.Key.Length <= ParagraphSettings.MostNearLetters ? key.NearHash(sweep) : high;
                units.Add(new UnitRecord(new KeyHash(near, high, low), host, place));
            }
        }
    }
}
