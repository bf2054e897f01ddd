using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Earlier;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Write;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>The counters of all tasks of a run, added up.</summary>
public sealed class RunCounts
{
    /// <summary>The counter of code points in the dataset.</summary>
    public const string LettersCounter = "kept/letters";

    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);

    /// <summary>Adds up the counters of some stages.</summary>
    public RunCounts(IRunView run, IEnumerable<string> stages)
    {
        foreach (string stage in stages)
        {
            int tasks = run.CountTasks(stage);
            for (int i = 0; i < tasks; i++)
            {
                Add(run.Manifest(stage, i));
            }
        }

        Steps = [.. Funnel.StepsOf(_counters).Select(Step)];
    }

    /// <summary>Gets the hash of the plan; empty if no task ran.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>Gets the funnel.</summary>
    public IReadOnlyList<FunnelStep> Steps { get; }

    /// <summary>Gets what the sources held.</summary>
    public Amount Read => Steps[0].In;

    /// <summary>Gets what is in the dataset.</summary>
    public Amount Written => new(Steps[^1].Kept.Documents, Steps[^1].OutBytes);

    /// <summary>Gets the code points of the dataset; null if they were not counted.</summary>
    public long? Letters => _counters.TryGetValue(LettersCounter, out long letters) ? letters : null;

    /// <summary>Gets the records that readers passed over because they are no documents (requests, metadata).</summary>
    public long RecordsSkipped => _counters.GetValueOrDefault("records/skipped");

    /// <summary>Gets how many stretches of text were destroyed before anything was written.</summary>
    public long Scrubbed => _counters.GetValueOrDefault("scrub/edits");

    /// <summary>Gets how many stretches of text were masked in the dataset, by kind in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, long>> Redactions => Under(PrivacyTally.Redacted);

    /// <summary>Gets how many stretches a cut step found, how many documents went on without theirs, and how many bytes were cut out of those.</summary>
    public (long Cuts, long Documents, long Bytes) Cut(string step) =>
        (_counters.GetValueOrDefault($"{step}/cuts"), _counters.GetValueOrDefault($"{step}/cut-documents"), _counters.GetValueOrDefault($"{step}/cut-bytes"));

    /// <summary>Gets how many stretches of one kind were masked in the dataset.</summary>
    public long Redacted(string kind) => _counters.GetValueOrDefault(PrivacyTally.Redacted + kind);

    /// <summary>Gets what was found of personal data in the dataset, by kind and source in ordinal order.</summary>
    public IReadOnlyList<PrivacyCount> PersonalData =>
    [
        .. Under(PrivacyTally.Prefix)
            .Select(counter => counter.Key.Split('/', 3))
            .Where(parts => parts is [_, "places", _])
            .Select(parts => new PrivacyCount(
                parts[0],
                parts[2],
                _counters.GetValueOrDefault($"{PrivacyTally.Prefix}{parts[0]}/places/{parts[2]}"),
                _counters.GetValueOrDefault($"{PrivacyTally.Prefix}{parts[0]}/documents/{parts[2]}"))),
    ];

    /// <summary>Gets what of the pages became text; its reason is empty.</summary>
    public BlockTally KeptOfPages => new("", _counters.GetValueOrDefault(ExtractCounters.Kept + ExtractCounters.Blocks), _counters.GetValueOrDefault(ExtractCounters.Kept + ExtractCounters.Letters));

    /// <summary>Gets what was cut from pages, by reason in ordinal order.</summary>
    public IEnumerable<BlockTally> CutFromPages => Under(ExtractCounters.Cut)
        .Where(counter => counter.Key.EndsWith(ExtractCounters.Letters, StringComparison.Ordinal))
        .Select(counter => ExtractCounters.ReasonOf(ExtractCounters.Cut + counter.Key))
        .Select(reason => new BlockTally(reason, _counters.GetValueOrDefault(ExtractCounters.Of(reason) + ExtractCounters.Blocks), _counters.GetValueOrDefault(ExtractCounters.Of(reason) + ExtractCounters.Letters)));

    /// <summary>Gets how many documents were merged into one of an earlier run.</summary>
    public long MergedIntoEarlier => _counters.GetValueOrDefault(DecideStage.MergedIntoEarlierCounter);

    /// <summary>Gets how many documents of earlier runs leave, since one of this run is kept in their place.</summary>
    public long Replaced => _counters.GetValueOrDefault(EarlierStage.ReplacedCounter);

    /// <summary>Gets how many documents of earlier runs come back.</summary>
    public long Restored => _counters.GetValueOrDefault(EarlierStage.RestoredCounter);

    /// <summary>Gets a step by its name.</summary>
    public FunnelStep this[string step] => Steps.First(candidate => candidate.Name == step);

    /// <summary>Gets the documents of all steps that could not be processed.</summary>
    public long Failed => Steps.Sum(step => step.Failed.Documents);

    private void Add(TaskManifest manifest)
    {
        Plan = manifest.Plan;
        foreach ((string counter, long amount) in manifest.Counters)
        {
            _counters[counter] = _counters.GetValueOrDefault(counter) + amount;
        }
    }

    private FunnelStep Step(string name) => new(
        name,
        Of(name, "in"),
        Of(name, "kept"),
        Of(name, "dropped"),
        Of(name, "merged"),
        Of(name, "failed"),
        _counters.GetValueOrDefault($"step/{name}/out/bytes"),
        new SortedDictionary<string, long>(Under($"step/{name}/reason/").ToDictionary(), StringComparer.Ordinal));

    private Amount Of(string step, string part) =>
        new(_counters.GetValueOrDefault($"step/{step}/{part}/documents"), _counters.GetValueOrDefault($"step/{step}/{part}/bytes"));

    private IEnumerable<KeyValuePair<string, long>> Under(string prefix) => _counters
        .Where(counter => counter.Key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(counter => KeyValuePair.Create(counter.Key[prefix.Length..], counter.Value));
}
