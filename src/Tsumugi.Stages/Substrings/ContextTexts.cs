using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Substrings.Records;
using Tsumugi.Text;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Stages.Substrings;

/// <summary>Reads the letters around anchors, in the order of the corpus, each document once.</summary>
/// <param name="task">The task that reads.</param>
internal sealed class ContextTexts(ITaskContext task) : IDisposable
{
    private const int LettersKept = 1 << 20;

    private readonly DocumentTexts _texts = new(shard => task.Input(DedupFiles.Documents(shard)), task.MemoryBytes / 8);
    private readonly TextBuffer _letters = new();

    /// <summary>What is done with the letters of one anchor's windows.</summary>
    internal delegate void Visit(in AnchorRecord record, ReadOnlySpan<char> letters);

    /// <summary>Orders the records by their place in the corpus and visits each.</summary>
    /// <exception cref="InvalidDataException">A stored text is shorter than its anchors say.</exception>
    public void Read(AnchorRecord[] records, Visit visit)
    {
        Array.Sort(records, static (left, right) => left.Address != right.Address ? left.Address.CompareTo(right.Address) : left.Start.CompareTo(right.Start));
        for (int i = 0; i < records.Length; i++)
        {
            if (i == 0 || records[i].Address != records[i - 1].Address)
            {
                task.Stopping.ThrowIfCancellationRequested();
                _letters.Clear();
                _letters.Trim(LettersKept);
                PassageLetters.Append(_texts.Read(records[i].Address), _letters);
            }

            if (records[i].Start + records[i].Letters > _letters.Length)
            {
                throw new InvalidDataException($"document {records[i].Address} has {_letters.Length} letters, but an anchor at letter {records[i].Start}");
            }

            visit(records[i], _letters.Written.Slice(records[i].Start, records[i].Letters));
        }
    }

    public void Dispose() => _texts.Dispose();
}
