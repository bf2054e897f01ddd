using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Stages.Substrings;

/// <summary>Looks up where the letters of a cut stand earlier, and makes sure that they do.</summary>
/// <remarks>Reads each document once for a list of cuts, in the order of the corpus. One thread.</remarks>
/// <param name="task">The task that cuts.</param>
internal sealed class KeptPlaces(ITaskContext task) : IDisposable
{
    private const int LettersKept = 1 << 20;

    private readonly DocumentTexts _texts = new(shard => task.Input(DedupFiles.Documents(shard)), task.MemoryBytes / 4);
    private readonly TextBuffer _letters = new();
    private readonly LetterMap _map = new();

    /// <summary>Fills in the places; those of cuts whose letters stand elsewhere stay empty.</summary>
    public void Find(List<FoundCut> found)
    {
        FoundCut[] byPlace = [.. found];
        Array.Sort(byPlace, static (left, right) => left.Kept != right.Kept ? left.Kept.CompareTo(right.Kept) : left.KeptLetter.CompareTo(right.KeptLetter));
        for (int from = 0; from < byPlace.Length;)
        {
            int end = from + 1;
            while (end < byPlace.Length && byPlace[end].Kept == byPlace[from].Kept)
            {
                end++;
            }

            task.Stopping.ThrowIfCancellationRequested();
            Find(byPlace.AsSpan(from, end - from), _texts.Read(byPlace[from].Kept));
            from = end;
        }
    }

    public void Dispose() => _texts.Dispose();

    private void Find(ReadOnlySpan<FoundCut> found, ReadOnlySpan<char> text)
    {
        _letters.Clear();
        _letters.Trim(LettersKept);
        PassageLetters.Append(text, _letters);
        _map.Fill(text);
        Utf8Offsets bytes = new(text);
        foreach (FoundCut cut in found)
        {
            if (cut.KeptLetter + cut.Letters <= _letters.Length && Hash128.Of(_letters.Written.Slice(cut.KeptLetter, cut.Letters)) == cut.Hash)
            {
                cut.KeptStart = bytes.At(_map.UnitOf(text, cut.KeptLetter));
            }
        }
    }
}
