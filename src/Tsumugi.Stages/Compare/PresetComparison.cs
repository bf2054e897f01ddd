using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Compares presets over the stored measures of one run.</summary>
public static class PresetComparison
{
    /// <summary>Compares.</summary>
    /// <param name="files">The run.</param>
    /// <param name="dedup">How it looked for duplicates.</param>
    /// <param name="ofRun">Its rules.</param>
    /// <param name="presets">The presets, with the names to show.</param>
    /// <param name="threads">Threads for the scan.</param>
    /// <param name="scanned">Hears of each shard that is read, and how many there are; from any thread.</param>
    /// <exception cref="TsumugiException">TSU4021: a ledger is missing or damaged; TSU4022: it lacks a measure.</exception>
    public static Comparison Of(CorpusFiles files, DedupSettings dedup, Preset ofRun, IReadOnlyList<(string Name, Preset Rules)> presets, int threads, Action<int, int>? scanned = null)
    {
        TrialCorpus corpus = new(files, dedup, [new Trial("run", ofRun), .. presets.Select(preset => new Trial(preset.Name, preset.Rules))], [], threads, scanned);
        List<TrialResult> results = [.. corpus.Results().Skip(1)];
        List<Agreement> agreements = [];
        for (int first = 0; first < presets.Count; first++)
        {
            for (int second = first + 1; second < presets.Count; second++)
            {
                (long both, long one, long other, long neither) = corpus.Agreement(first + 1, second + 1);
                agreements.Add(new Agreement(first, second, both, one, other, neither));
            }
        }

        return new Comparison
        {
            OfPresets = true,
            Sides = [.. results.Select(result => new ComparedSide(result.Trial.Name, result.Stored.Documents, result.Kept, result.Sources.ToDictionary(source => source.Source, source => source.Kept, StringComparer.Ordinal)))],
            Agreements = agreements,
            Changes = [.. results.Select(result => ("run", result.Trial.Name, (IReadOnlyList<ChangeGroup>)[.. result.Changes.Select(change => new ChangeGroup(change, []))]))],
            OtherSize = 0,
            SameData = true,
            EstimatedClusters = results.Max(result => result.EstimatedClusters),
        };
    }
}
