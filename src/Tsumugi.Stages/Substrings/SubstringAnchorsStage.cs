using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Stages.Substrings;

/// <summary>Names all windows of the kept documents of one shard by their anchors and sorts the anchors by hash.</summary>
/// <remarks>
/// A window is as many letters as a passage must have; two equal windows have equal anchors, in whatever documents they stand
/// (<see cref="AnchorScanner"/>). What earlier steps have cut is a break: no window reaches over it. One anchor, 28 bytes, for about 26
/// windows. Memory: the document's letters, and a quarter of the task's memory for sorting.
/// </remarks>
/// <param name="settings">The section of the recipe.</param>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="done">The cut steps done before, in order.</param>
public sealed class SubstringAnchorsStage(SubstringSettings settings, int shards, IReadOnlyList<string> done) : ITaskStage
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "substrings-anchors";

    /// <summary>The counter of anchors.</summary>
    internal const string AnchorsCounter = "substrings/count/anchors";

    private const int LettersKept = 1 << 20;
    private const int WindowsAtOnce = 1 << 20;

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [CutSteps.LastStage(done)];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => shards;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        using var texts = new KeptTexts(task, task.Index, done);
        using var sorter = new RecordSorter<AnchorRecord>(task.ScratchFolder, "anchors", task.MemoryBytes / 4, task.Stopping);
        var scanner = new AnchorScanner(settings.MinLetters);
        var letters = new TextBuffer();
        var anchors = new List<WindowAnchor>();
        long all = 0;
        while (texts.TryRead())
        {
            task.Stopping.ThrowIfCancellationRequested();
            Add(texts, scanner, letters, anchors, sorter);
            all += letters.Length;
            letters.Clear();
            letters.Trim(LettersKept);
        }

        using IRecordStream<AnchorRecord> sorted = sorter.Sorted();
        task.Count(AnchorsCounter, RecordOutput.Write(task, SubstringFiles.Anchors(task.Index), sorted));
        task.Count("substrings/count/letters", all);
    }

    private static void Add(KeptTexts texts, AnchorScanner scanner, TextBuffer letters, List<WindowAnchor> anchors, RecordSorter<AnchorRecord> sorter)
    {
        ReadOnlySpan<char> text = texts.Document.Text.Written;
        int from = 0;
        foreach (TextSpan span in texts.Rest)
        {
            // Letters are numbered in the stored text, so those that were cut are counted as well.
            PassageLetters.Append(text[from..span.Start], letters);
            int first = letters.Length;
            PassageLetters.Append(text[span.Start..span.End], letters);
            from = span.End;
            for (int at = first; at + scanner.Window <= letters.Length; at += WindowsAtOnce)
            {
                // In pieces, so that no text fills the memory with anchors; the windows of neighbouring pieces are neighbours.
                ReadOnlySpan<char> piece = letters.Written.Slice(at, Math.Min(WindowsAtOnce + scanner.Window - 1, letters.Length - at));
                anchors.Clear();
                scanner.Find(piece, anchors);
                foreach (WindowAnchor anchor in anchors)
                {
                    ReadOnlySpan<char> context = piece.Slice(anchor.Start, anchor.Windows + scanner.Window - 1);
                    sorter.Add(new AnchorRecord(anchor.Hash, Hash64.Of(context), texts.Address, at + anchor.Start, context.Length));
                }
            }
        }
    }
}
