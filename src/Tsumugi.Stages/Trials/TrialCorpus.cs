using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>Tries sets of rules over the ledgers of a finished run, without reading a text or writing a file.</summary>
/// <remarks>
/// One scan over the columns that the rules ask for gives each document its bits (which tests it fails); what happens to how many documents
/// with the same bits then answers every question about rules. Clusters whose passing documents change are resolved again. One thread
/// calls; memory grows with the documents (about 60 bytes each, beyond the limit on disk) and with the clusters that change.
/// </remarks>
public sealed class TrialCorpus : IDisposable
{
    private readonly CorpusFiles _files;
    private readonly LedgerSet _ledgers;
    private readonly DedupSettings _dedup;
    private readonly RuleBits _bits = new();
    private readonly List<JudgedTrial> _trials;
    private readonly List<BitGroup> _groups;

    /// <summary>Scans the ledgers.</summary>
    /// <param name="files">The run.</param>
    /// <param name="dedup">How the run looked for duplicates.</param>
    /// <param name="trials">The trials: first the rules of the run.</param>
    /// <param name="sampled">The measures of the rules that <see cref="Neighbours"/> will be asked about.</param>
    /// <param name="threads">Threads for the scan.</param>
    /// <exception cref="TsumugiException">TSU4021: a ledger is missing or damaged; TSU4022: it lacks a measure.</exception>
    public TrialCorpus(CorpusFiles files, DedupSettings dedup, IReadOnlyList<Trial> trials, IReadOnlyList<string> sampled, int threads)
    {
        (_files, _dedup) = (files, dedup);
        _trials = [.. trials.Select(trial => new JudgedTrial(trial, _bits))];
        _ledgers = new LedgerSet(files.Folder, threads);
        try
        {
            if (files.Of("measures").Count > 0)
            {
                CheckMeasures();
                TrialTables.Fill(_ledgers, files, _bits, trials[0].Rules, sampled, needsDates: dedup.Keep == KeepOrder.Newest);
            }
            else
            {
                TrialTables.Empty(_ledgers, _bits, sampled);
            }

            _groups = ReadGroups();
        }
        catch
        {
            _ledgers.Dispose();
            throw;
        }
    }

    /// <summary>Gets what every trial would make of the corpus, in the order of the trials.</summary>
    public IReadOnlyList<TrialResult> Results()
    {
        ClusterTally tally = new(_trials);
        if (_files.Of("clusters").Count > 0 && _files.Of("measures").Count > 0)
        {
            CountClusters(tally);
        }

        return [.. _trials.Select((trial, index) => TrialCount.Of(trial, _trials[0], _groups, tally.Of(index)))];
    }

    /// <summary>Gets how many documents two trials judge alike.</summary>
    /// <returns>Documents that pass both, the first alone, the second alone, neither.</returns>
    public (long Both, long First, long Second, long Neither) Agreement(int first, int second)
    {
        (long both, long one, long other, long neither) = (0, 0, 0, 0);
        foreach (BitGroup group in _groups)
        {
            bool left = _trials[first].First(group.Words) < 0;
            bool right = _trials[second].First(group.Words) < 0;
            long documents = group.Amount.Documents;
            both += left && right ? documents : 0;
            one += left && !right ? documents : 0;
            other += !left && right ? documents : 0;
            neither += !left && !right ? documents : 0;
        }

        return (both, one, other, neither);
    }

    /// <summary>Finds the documents nearest to a limit of a rule, on both sides.</summary>
    /// <param name="trial">The trial whose rule it is.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="isMin">Whether it is the lower limit.</param>
    /// <param name="most">Documents on each side.</param>
    /// <param name="redactor">Masks personal data in the beginnings of texts, as in the dataset.</param>
    public LimitNeighbours Neighbours(int trial, Rule rule, bool isMin, int most, ITextEditor redactor) => new TrialSamples(_ledgers, _files, _bits, _trials[0], _trials[trial], redactor).Of(rule, isMin, most);

    /// <inheritdoc/>
    public void Dispose() => _ledgers.Dispose();

    private void CheckMeasures()
    {
        string first = _ledgers.Table(_files.Of("measures").Take(1));
        HashSet<string> columns = [.. _ledgers.Read($"SELECT column_name FROM (DESCRIBE SELECT * FROM {first})", row => row.GetString(0))];
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

    private List<BitGroup> ReadGroups()
    {
        string words = string.Join(", ", Enumerable.Range(0, _bits.Words).Select(word => $"w{word.ToString(CultureInfo.InvariantCulture)}"));
        List<BitGroup> groups = _ledgers.Read(
            $"SELECT source, count(*), sum(bytes)::BIGINT, sum(letters)::BIGINT, {words} FROM judged GROUP BY source, {words}",
            row => new BitGroup(row.GetString(0), Words(row, 4), new Quantity(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))));
        return groups;
    }

    private long[] Words(DuckDbReader row, int first) => [.. Enumerable.Range(first, _bits.Words).Select(row.GetInt64)];

    private void CountClusters(ClusterTally tally)
    {
        List<ClusterMember> members = [];
        List<(int Start, int End)> clusters = [];
        string cluster = "";
        TrialTables.FillChanged(_ledgers, _bits, [.. _trials.Select(trial => trial.Trial)]);
        _ledgers.ForEach(TrialTables.UnchangedSql, row => tally.AddUnchanged(row.GetString(0), new Quantity(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))));
        _ledgers.ForEach(TrialTables.ChangedMembersSql(_bits), row =>
        {
            string present = row.GetString(0);
            if (present != cluster)
            {
                cluster = present;
                clusters.Add((members.Count, members.Count));
            }

            members.Add(new ClusterMember
            {
                Address = new DocumentAddress((ulong)row.GetInt64(1)),
                Source = row.GetString(2),
                Amount = new Quantity(1, row.GetInt64(3), row.GetInt64(4)),
                Japanese = row.GetDouble(5),
                Day = Days.Of(row.GetString(6)),
                WasMerged = row.GetBoolean(7),
                Words = Words(row, 8),
            });
            clusters[^1] = (clusters[^1].Start, members.Count);
        });

        TwinPairs? pairs = clusters.Exists(range => range.End - range.Start > 2) ? TwinPairs.TryRead(_files, [.. members.Select(member => member.Address.Value)]) : null;
        using TrialClusters resolver = new(_dedup, _files, pairs);
        foreach ((int start, int end) in clusters)
        {
            tally.Add(members.GetRange(start, end - start), resolver);
        }
    }
}
