using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>What becomes of documents in two runs: groups by source and by both fates, and a few documents of each change.</summary>
internal sealed class FateTable
{
    /// <summary>The fate of what is in the dataset.</summary>
    public const string Kept = "kept";

    /// <summary>The fate of what was merged into a twin.</summary>
    public const string Merged = "merged";

    /// <summary>The fate of what a run does not know.</summary>
    public const string Absent = "absent";

    /// <summary>The most documents of a change.</summary>
    public const int SamplesEach = 3;

    private readonly Dictionary<(string Source, string Before, string After), FateGroup> _groups = [];
    private readonly Dictionary<(string Before, string After), List<(string Id, string Name)>> _samples = [];

    /// <summary>Adds documents.</summary>
    public void Add(string source, string before, string after, in FateGroup group) =>
        _groups[(source, before, after)] = _groups.GetValueOrDefault((source, before, after)) + group;

    /// <summary>Adds a document as one that may be shown; those with the lowest ids are.</summary>
    public void AddSample(string before, string after, string id, string name)
    {
        if (!_samples.TryGetValue((before, after), out List<(string, string)>? known))
        {
            _samples[(before, after)] = known = [];
        }

        known.Add((id, name));
    }

    /// <summary>Gets the documents that both keep with texts of different sizes.</summary>
    public long OtherSize => _groups.Values.Sum(group => group.OtherSize);

    /// <summary>Gets what one run makes of the documents.</summary>
    public ComparedSide Side(string name, bool first)
    {
        SortedDictionary<string, Quantity> kept = new(StringComparer.Ordinal);
        foreach (((string source, string before, string after), FateGroup group) in _groups)
        {
            bool isKept = (first ? before : after) == Kept;
            kept[source] = kept.GetValueOrDefault(source) + (isKept ? (first ? group.First : group.Second) : default);
        }

        return new ComparedSide(name, _groups.Values.Sum(group => first ? group.InFirst : group.InSecond), kept.Values.Aggregate(default(Quantity), (sum, amount) => sum + amount), kept);
    }

    /// <summary>Gets how far both agree on what is kept.</summary>
    public Agreement Agreement()
    {
        long Count(bool first, bool second) => _groups.Where(group => group.Key.Before == Kept == first && group.Key.After == Kept == second).Sum(group => group.Value.First.Documents);
        return new Agreement(0, 1, Count(true, true), Count(true, false), Count(false, true), Count(false, false));
    }

    /// <summary>Gets the changes of fate, the most frequent first.</summary>
    /// <param name="most">No more than these.</param>
    public List<ChangeGroup> Changes(int most) =>
    [
        .. _groups.Where(group => group.Key.Before != group.Key.After)
            .GroupBy(group => (group.Key.Before, group.Key.After))
            .Select(change => new FateChange(change.Key.Before, change.Key.After, change.Aggregate(default(Quantity), (sum, group) => sum + group.Value.Larger)))
            .OrderByDescending(change => change.Amount.Documents)
            .ThenBy(change => change.From, StringComparer.Ordinal)
            .ThenBy(change => change.To, StringComparer.Ordinal)
            .Take(most)
            .Select(change => new ChangeGroup(change, Samples(change))),
    ];

    private List<string> Samples(FateChange change) =>
        [.. _samples.GetValueOrDefault((change.From, change.To), []).OrderBy(sample => sample.Id, StringComparer.Ordinal).Take(SamplesEach).Select(sample => sample.Name)];
}
