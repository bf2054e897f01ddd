using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Trials;

/// <summary>Tries sets of rules over the ledgers of a finished run, without reading a text or writing a file.</summary>
/// <remarks>
/// One scan gives each document its bits (which tests it fails); what happens to how many documents with the same bits then answers every
/// question about rules. The bits of the run's own rules stand in the verdicts that judging left in `work/`, so only the measures of other
/// limits are read; without them all columns that the rules ask for. Clusters whose passing documents change are resolved again. One thread
/// calls. Memory: 64 bytes for each document that has twins, about 80 for each document of the shards that are being read, and what the
/// clusters that change need; nothing for other documents.
/// </remarks>
public sealed class TrialCorpus
{
    private readonly CorpusFiles _files;
    private readonly DedupSettings _dedup;
    private readonly RuleBits _bits = new();
    private readonly List<JudgedTrial> _trials;
    private readonly TrialScan _scan;

    /// <summary>Scans the ledgers.</summary>
    /// <param name="files">The run.</param>
    /// <param name="dedup">How the run looked for duplicates.</param>
    /// <param name="trials">The trials: first the rules of the run.</param>
    /// <param name="questions">The limits that <see cref="Neighbours"/> will be asked about.</param>
    /// <param name="threads">Threads for the scan.</param>
    /// <param name="scanned">Hears of each shard that is done, and how many there are; from any thread.</param>
    /// <exception cref="TsumugiException">TSU4021: a ledger is missing or damaged; TSU4022: it lacks a measure.</exception>
    public TrialCorpus(CorpusFiles files, DedupSettings dedup, IReadOnlyList<Trial> trials, IReadOnlyList<LimitQuestion> questions, int threads, Action<int, int>? scanned = null)
    {
        (_files, _dedup) = (files, dedup);
        _trials = [.. trials.Select(trial => new JudgedTrial(trial, _bits))];
        bool fromVerdicts = VerdictShards.Has(files, trials[0].Rules);
        HashSet<string> known = fromVerdicts ? [.. trials[0].Rules.Rules.Select(rule => rule.Measure)] : [];
        if (trials.Any(trial => trial.Rules.Rules.Any(rule => !known.Contains(rule.Measure))))
        {
            CheckMeasures();
        }

        _scan = TrialScan.Of(files, _bits, trials[0].Rules, questions, needsDates: dedup.Keep == KeepOrder.Newest, fromVerdicts, threads, scanned);
    }

    /// <summary>Gets what every trial would make of the corpus, in the order of the trials.</summary>
    public IReadOnlyList<TrialResult> Results()
    {
        ClusterTally tally = new(_trials);
        CountClusters(tally);
        return [.. _trials.Select((trial, index) => TrialCount.Of(trial, _trials[0], _scan.Groups, tally.Of(index)))];
    }

    /// <summary>Gets how many documents two trials judge alike.</summary>
    /// <returns>Documents that pass both, the first alone, the second alone, neither.</returns>
    public (long Both, long First, long Second, long Neither) Agreement(int first, int second)
    {
        (long both, long one, long other, long neither) = (0, 0, 0, 0);
        foreach (BitGroup group in _scan.Groups)
        {
            bool left = _trials[first].Passes(group.Words);
            bool right = _trials[second].Passes(group.Words);
            long documents = group.Amount.Documents;
            both += left && right ? documents : 0;
            one += left && !right ? documents : 0;
            other += !left && right ? documents : 0;
            neither += !left && !right ? documents : 0;
        }

        return (both, one, other, neither);
    }

    /// <summary>Finds the documents nearest to the limits that were asked about, on both sides, in the order of the questions.</summary>
    /// <param name="redactor">Masks personal data in the beginnings of texts, as in the dataset.</param>
    public IReadOnlyList<LimitNeighbours> Neighbours(ITextEditor redactor) => new TrialSamples(_files, _trials, redactor).Of(_scan.Nearby);

    private void CheckMeasures()
    {
        if (_files.Of("measures").Count == 0)
        {
            return;
        }

        using LedgerSet ledgers = new(_files.Folder, threads: 1);
        string first = ledgers.Table(_files.Of("measures").Take(1));
        HashSet<string> columns = [.. ledgers.Read($"SELECT column_name FROM (DESCRIBE SELECT * FROM {first})", row => row.GetString(0))];
        foreach (Trial trial in _trials.Select(judged => judged.Trial))
        {
            foreach (Rule rule in trial.Rules.Rules.Where(rule => !columns.Contains(rule.Measure)))
            {
                throw new TsumugiException(
                    "TSU4022",
                    ExitCode.InputMissing,
                    _files.Folder,
                    new Phrase($"rule `{rule.Id}` of `{trial.Rules.Name}` asks for `{rule.Measure}`, which the run did not measure", $"`{trial.Rules.Name}` の規則 `{rule.Id}` は `{rule.Measure}` を使いますが、この実行では測っていません"),
                    new Phrase("build the corpus anew with this version of the program", "この版のプログラムでビルドし直してください"));
            }
        }
    }

    /// <summary>Resolves the clusters in which some trial does not let the same documents pass as the run did.</summary>
    private void CountClusters(ClusterTally tally)
    {
        HashSet<UInt128> changed = [];
        foreach (TwinMember twin in _scan.Twins)
        {
            if (Differs(twin.Words))
            {
                _ = changed.Add(twin.Cluster);
            }
        }

        List<TwinMember> wanted = [];
        Dictionary<long, Quantity> merged = [];
        foreach (TwinMember twin in _scan.Twins)
        {
            if (changed.Contains(twin.Cluster))
            {
                wanted.Add(twin);
            }
            else if (twin.WasMerged)
            {
                merged[twin.Words[^1]] = merged.GetValueOrDefault(twin.Words[^1]) + twin.Amount;
            }
        }

        foreach ((long source, Quantity amount) in merged)
        {
            tally.AddUnchanged(_scan.Sources[(int)source], amount);
        }

        wanted.Sort((left, right) => left.Cluster.CompareTo(right.Cluster) is not 0 and int order ? order : left.Address.CompareTo(right.Address));
        Resolve(wanted, tally);
    }

    private void Resolve(List<TwinMember> twins, ClusterTally tally)
    {
        List<(int Start, int End)> clusters = [];
        for (int i = 0; i < twins.Count; i++)
        {
            if (i == 0 || twins[i].Cluster != twins[i - 1].Cluster)
            {
                clusters.Add((i, i));
            }

            clusters[^1] = (clusters[^1].Start, i + 1);
        }

        TwinPairs? pairs = clusters.Exists(range => range.End - range.Start > 2) ? TwinPairs.TryRead(_files, [.. twins.Select(twin => twin.Address.Value)]) : null;
        using TrialClusters resolver = new(_dedup, _files, pairs);
        foreach ((int start, int end) in clusters)
        {
            tally.Add([.. twins.GetRange(start, end - start).Select(twin => ClusterMember.Of(twin, _scan.Sources))], resolver);
        }
    }

    private bool Differs(long[] words)
    {
        bool before = _trials[0].Passes(words);
        for (int trial = 1; trial < _trials.Count; trial++)
        {
            if (_trials[trial].Passes(words) != before)
            {
                return true;
            }
        }

        return false;
    }
}
