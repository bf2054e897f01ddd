using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Stages.Substrings;

/// <summary>Collects anchors that occur more than once and matches the letters around them, a group of anchors of bounded size at a time.</summary>
/// <remarks>
/// <para>
/// What surrounds an anchor, its <em>context</em>, is all the windows it stands for. Where a passage is repeated, most anchors have one and the
/// same context everywhere: those need no letters, since equal contexts have equal windows. Letters are read for anchors with several
/// different contexts only, the first document of each (they lie at the ends of repeated passages), and a suffix array over all of the group
/// says for each window where it stands first (<see cref="SharedWindows"/>). What was found for the first document of a context goes for all others.
/// </para>
/// <para>
/// A group ends with the anchor that fills it. An anchor with more different contexts than a group holds, such as a stock phrase of
/// fifty letters in a hundred thousand surroundings, goes to <see cref="CrowdedAnchor"/>.
/// </para>
/// <para>Add in rising order, <see cref="EndAnchor"/> behind each anchor, <see cref="Complete"/> at the end. One thread.</para>
/// </remarks>
internal sealed class MatchGroup : IDisposable
{
    private readonly ITaskContext _task;
    private readonly int _window;
    private readonly int _mostLetters;
    private readonly RecordSorter<PassageRecord> _passages;
    private readonly ContextTexts _texts;
    private readonly SharedWindows _shared;
    private readonly List<WindowRun> _runs = [];
    private readonly List<AnchorRecord> _firsts = [];
    private readonly List<AnchorRecord> _ofAnchor = [];
    private readonly List<AnchorRecord> _overlapping = [];
    private readonly string _membersPath;
    private RecordFileWriter<AnchorRecord> _members;
    private AnchorRecord _first;
    private bool _began;
    private CrowdedAnchor? _crowded;
    private long _letters;
    private long _lettersOfAnchor;

    /// <summary>Creates an empty group.</summary>
    /// <param name="task">The task that matches.</param>
    /// <param name="window">The letters of a window.</param>
    /// <param name="mostLetters">The letters that are matched against each other at once.</param>
    /// <param name="passages">Receives what was found.</param>
    public MatchGroup(ITaskContext task, int window, int mostLetters, RecordSorter<PassageRecord> passages)
    {
        (_task, _window, _mostLetters, _passages) = (task, window, mostLetters, passages);
        _texts = new ContextTexts(task);
        _shared = new SharedWindows(window);
        _membersPath = Path.Combine(task.ScratchFolder, "members");
        _members = new RecordFileWriter<AnchorRecord>(_membersPath);
    }

    /// <summary>Adds one occurrence of the current anchor.</summary>
    public void Add(in AnchorRecord record)
    {
        _members.Add(record);
        bool again = _began && record.Context == _first.Context;
        if (again && (record.Address != _first.Address || _first.Start + _window <= record.Start))
        {
            return;
        }

        if (_lettersOfAnchor + record.Letters > _mostLetters)
        {
            AddToCrowd();
        }

        // One that overlaps the first of its context cannot be judged by it, but perhaps by another context's; matching finds out by itself, a crowd has to be told.
        (again ? _overlapping : _ofAnchor).Add(record);
        _lettersOfAnchor += record.Letters + 1;
        (_first, _began) = (again ? _first : record, true);
    }

    /// <summary>Ends the current anchor.</summary>
    public void EndAnchor()
    {
        if (_crowded is not null)
        {
            AddToCrowd();
            _crowded.Complete(_passages);
            _crowded.Dispose();
            _crowded = null;
            _task.Count("substrings/match/crowded", 1);
        }
        else if (_ofAnchor.Count > 1)
        {
            _firsts.AddRange(_ofAnchor);
            _letters += _lettersOfAnchor;
        }

        _ofAnchor.Clear();
        _overlapping.Clear();
        _lettersOfAnchor = 0;
        _began = false;
        if (_letters >= _mostLetters)
        {
            Match();
        }
    }

    /// <summary>Matches what is left.</summary>
    public void Complete() => Match();

    public void Dispose()
    {
        _members.Dispose();
        _crowded?.Dispose();
        _texts.Dispose();
    }

    private void AddToCrowd()
    {
        _crowded ??= new CrowdedAnchor(_task, _window, _texts);
        _ofAnchor.AddRange(_overlapping);
        _crowded.Add(_ofAnchor);
        _ofAnchor.Clear();
        _overlapping.Clear();
        _lettersOfAnchor = 0;
    }

    private void Match()
    {
        _members.Complete();
        _members.Dispose();
        AnchorRecord[] inOrder = [.. _firsts];
        _shared.Clear();
        _runs.Clear();
        _texts.Read(inOrder, (in record, letters) => _shared.Add(letters, record.Address.Value, record.Start));
        _shared.Match(_runs);
        _task.Count("substrings/match/groups", inOrder.Length > 0 ? 1 : 0);
        _task.Count("substrings/match/contexts", inOrder.Length);
        _task.Count("substrings/match/letters", _shared.Length);
        AddPassages(inOrder);
        _firsts.Clear();
        _letters = 0;
        _members = new RecordFileWriter<AnchorRecord>(_membersPath);
    }

    /// <summary>Reads all occurrences of the group again and says of each which of its windows stand earlier.</summary>
    private void AddPassages(AnchorRecord[] inOrder)
    {
        // Pieces were matched in the order of the corpus; the occurrences come in the order of anchors and contexts.
        var ofContext = new Dictionary<(ulong Anchor, ulong Context), int>(inOrder.Length);
        int[] firstRun = new int[inOrder.Length + 1];
        for (int piece = 0; piece < inOrder.Length; piece++)
        {
            ofContext.Add((inOrder[piece].Anchor, inOrder[piece].Context), piece);
        }

        foreach (WindowRun run in _runs)
        {
            firstRun[run.Piece + 1]++;
        }

        for (int piece = 0; piece < inOrder.Length; piece++)
        {
            firstRun[piece + 1] += firstRun[piece];
        }

        using var members = new RecordFileReader<AnchorRecord>(_membersPath);
        AnchorRecord first = default;
        int known = -1;
        bool any = false;
        while (members.TryRead(out AnchorRecord member))
        {
            if (!any || member.Anchor != first.Anchor || member.Context != first.Context)
            {
                (first, any) = (member, true);
                known = ofContext.GetValueOrDefault((member.Anchor, member.Context), -1);
            }

            if (known < 0)
            {
                Add(member, 0, member.Letters - _window + 1, first, 0);
                continue;
            }

            for (int i = firstRun[known]; i < firstRun[known + 1]; i++)
            {
                WindowRun run = _runs[i];
                Add(member, run.Start, run.Windows, inOrder[run.FirstPiece], run.FirstStart);
            }
        }
    }

    /// <summary>Notes windows that stand earlier, unless they are the first themselves or overlap it: of a text that repeats itself the beginning stays.</summary>
    private void Add(in AnchorRecord member, int start, int windows, in AnchorRecord kept, int keptStart)
    {
        int at = member.Start + start;
        int keptAt = kept.Start + keptStart;
        if (member.Address != kept.Address || keptAt + _window <= at)
        {
            _passages.Add(new PassageRecord(member.Address, at, windows, kept.Address, keptAt));
        }
    }
}
