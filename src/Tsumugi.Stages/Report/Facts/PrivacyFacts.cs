using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Write;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>What was found of personal data, kind by kind.</summary>
/// <param name="Counts">Places and documents by kind and source, in ordinal order.</param>
/// <param name="Samples">A few places of each kind, with the value hidden.</param>
/// <param name="Dropped">Documents dropped, by reason.</param>
public sealed record PrivacyFacts(IReadOnlyList<PrivacyCount> Counts, IReadOnlyList<PrivacySample> Samples, IReadOnlyList<KeyValuePair<string, long>> Dropped)
{
    /// <summary>Gets nothing found.</summary>
    public static PrivacyFacts None { get; } = new([], [], []);

    /// <summary>Gathers the facts of a run.</summary>
    internal static PrivacyFacts Of(ITaskContext task, RunCounts counts)
    {
        int tasks = task.CountTasks(WriteStage.StageName);
        string[] keys = [.. Enumerable.Range(0, tasks).Select(index => PrivacySampler.Key("part", index))];
        IEnumerable<string> files = keys.Where((key, index) => task.Manifest(WriteStage.StageName, index).Outputs.Any(output => output.Key == key)).Select(task.Input);
        return new PrivacyFacts(counts.PersonalData, PrivacySampler.Read(files), [.. counts[WriteStage.StageName].Reasons.Where(reason => reason.Key.StartsWith(PrivacyTally.Prefix, StringComparison.Ordinal))]);
    }

    /// <summary>Gets the places of one kind in all sources.</summary>
    public long Places(string kind) => Counts.Where(count => count.Kind == kind).Sum(count => count.Places);

    /// <summary>Gets the documents with one kind, of all sources.</summary>
    public long Documents(string kind) => Counts.Where(count => count.Kind == kind).Sum(count => count.Documents);

    /// <summary>Gets how many documents were dropped for a kind.</summary>
    public long DroppedFor(string kind) => Dropped.Where(reason => reason.Key == RedactionPolicy.ReasonOf(kind)).Sum(reason => reason.Value);
}
