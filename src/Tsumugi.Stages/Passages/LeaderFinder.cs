using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Passages.Records;
using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Passages;

/// <summary>Finds, in each bucket, the wordings that are nearly equal to a more frequent one, its leader, by comparing their letters.</summary>
/// <remarks>
/// <para>
/// Wordings come in falling order of their documents. Each is compared with the leaders of its bucket so far; the first that is alike enough
/// leads it, and one that is like none becomes a leader itself, up to eight a bucket; later ones stand for themselves. So the work is linear
/// in the wordings, and no two wordings count as one without having been compared.
/// </para>
/// <para>Wordings are taken in batches whose texts are read in the order of the files. Memory: the batch's letters, at most an eighth of the task's.</para>
/// </remarks>
/// <param name="texts">Where the documents are.</param>
/// <param name="settings">The section of the recipe.</param>
/// <param name="memoryBytes">What the letters of a batch may take.</param>
/// <param name="stopping">Ends the work early.</param>
internal sealed class LeaderFinder(DocumentTexts texts, ParagraphSettings settings, long memoryBytes, CancellationToken stopping)
{
    /// <summary>The most leaders of one bucket.</summary>
    public const int MostLeaders = 8;

    private const int MostWordings = 1 << 15;

    private readonly PassageKey _key = new(settings);
    private readonly EditDistance _distance = new();
    private readonly List<WordingRecord> _batch = [];
    private readonly List<(KeyHash Key, string Letters)> _leaders = [];
    private readonly TextBuffer _letters = new();
    private readonly (int Start, int Length)[] _spans = new (int, int)[MostWordings];
    private ulong _near;

    /// <summary>Gets the pairs of wordings compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Finds the followers.</summary>
    public void Find(IRecordStream<WordingRecord> wordings, RecordSorter<FollowerRecord> followers)
    {
        while (ReadBatch(wordings))
        {
            ReadLetters();
            for (int i = 0; i < _batch.Count; i++)
            {
                Lead(_batch[i], _letters.Written.Slice(_spans[i].Start, _spans[i].Length), followers);
            }

            stopping.ThrowIfCancellationRequested();
        }
    }

    private bool ReadBatch(IRecordStream<WordingRecord> wordings)
    {
        _batch.Clear();
        long letters = 0;
        while (_batch.Count < MostWordings && letters * sizeof(char) < memoryBytes && wordings.TryRead(out WordingRecord wording))
        {
            _batch.Add(wording);
            letters += Math.Min(wording.First.Length, ParagraphSettings.MostNearLetters);
        }

        return _batch.Count > 0;
    }

    private void ReadLetters()
    {
        _letters.Clear();
        int[] order = [.. Enumerable.Range(0, _batch.Count)];
        Array.Sort(order, (left, right) => _batch[left].First.CompareTo(_batch[right].First));
        DocumentAddress? current = null;
        ReadOnlySpan<char> text = [];
        foreach (int index in order)
        {
            PassagePlace place = _batch[index].First;
            if (current != place.Address)
            {
                text = texts.Read(place.Address);
                current = place.Address;
                stopping.ThrowIfCancellationRequested();
            }

            _key.Set(text.Slice(place.Start, place.Length));
            _spans[index] = (_letters.Length, _key.Key.Length);
            _letters.Append(_key.Key);
        }
    }

    private void Lead(in WordingRecord wording, ReadOnlySpan<char> letters, RecordSorter<FollowerRecord> followers)
    {
        if (wording.Key.Near != _near)
        {
            _leaders.Clear();
            _near = wording.Key.Near;
        }

        foreach ((KeyHash leader, string leading) in _leaders)
        {
            int longer = Math.Max(leading.Length, letters.Length);
            int limit = (int)(((1 - settings.Near) * longer) + 1e-9);
            int distance = _distance.Within(leading, letters, limit);
            Compared++;
            if (distance >= 0)
            {
                followers.Add(new FollowerRecord(wording.Key, leader, 1 - ((double)distance / longer)));
                return;
            }
        }

        if (_leaders.Count < MostLeaders)
        {
            _leaders.Add((wording.Key, letters.ToString()));
        }
    }
}
