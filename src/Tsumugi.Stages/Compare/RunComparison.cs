using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Compares the fates of all documents of two finished runs, by their ledgers.</summary>
/// <remarks>Memory grows with the documents up to the limit, then DuckDB goes to disk.</remarks>
public sealed class RunComparison : IDisposable
{
    private const int MostGroups = 200;
    private const int SamplesEach = 3;
    private const string Kept = "kept";

    private readonly LedgerSet _ledgers;
    private readonly (string Name, CorpusFiles Files) _first;
    private readonly (string Name, CorpusFiles Files) _second;
    private readonly bool _sameData;

    /// <summary>Prepares the comparison of two runs.</summary>
    /// <param name="first">The one: its name and its files.</param>
    /// <param name="second">The other.</param>
    /// <param name="sameData">Whether the files of both datasets have the same hashes.</param>
    /// <param name="threads">Threads for queries.</param>
    public RunComparison((string Name, CorpusFiles Files) first, (string Name, CorpusFiles Files) second, bool sameData, int threads) =>
        (_first, _second, _sameData, _ledgers) = (first, second, sameData, new LedgerSet(first.Files.Folder, threads));

    /// <summary>Compares.</summary>
    /// <param name="byUrl">Whether documents are the same if their addresses are (the n-th capture of an address with the n-th), rather than source, file and position.</param>
    /// <exception cref="TsumugiException">TSU4021: a ledger is missing or damaged.</exception>
    public Comparison Compare(bool byUrl)
    {
        Fill("a", _first.Files);
        Fill("b", _second.Files);
        string key = byUrl ? "a.match = b.match AND a.turn = b.turn" : "a.id = b.id";
        _ledgers.Execute(
            $"""
            CREATE TABLE joined AS
            SELECT coalesce(a.source, b.source) AS source, coalesce(a.fate, 'absent') AS before, coalesce(b.fate, 'absent') AS after,
                coalesce(a.bytes, 0) AS bytes_a, coalesce(b.bytes, 0) AS bytes_b, coalesce(a.letters, 0) AS letters_a, coalesce(b.letters, 0) AS letters_b,
                coalesce(a.id, b.id) AS id, coalesce(a.url, b.url) AS url, a.id IS NOT NULL AS in_a, b.id IS NOT NULL AS in_b
            FROM a FULL JOIN b ON {key}
            """);
        List<FateGroup> groups = ReadGroups();
        return new Comparison
        {
            OfPresets = false,
            Sides = [Side(_first.Name, groups, first: true), Side(_second.Name, groups, first: false)],
            Agreements = [AgreementOf(groups)],
            Changes = [(_first.Name, _second.Name, Changes())],
            OtherSize = groups.Sum(group => group.OtherSize),
            SameData = _sameData,
            EstimatedClusters = 0,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _ledgers.Dispose();

    /// <summary>Follows every document of a run to its end.</summary>
    private void Fill(string table, CorpusFiles files)
    {
        if (files.Of("documents").Count == 0)
        {
            _ledgers.Execute($"CREATE TABLE {table} (id VARCHAR, source VARCHAR, url VARCHAR, bytes BIGINT, letters BIGINT, fate VARCHAR, match VARCHAR, turn BIGINT)");
            return;
        }

        // Decisions on rules stand in the order of the preset: the first row of a document is the rule that the funnel counts.
        _ledgers.Execute(
            $"""
            CREATE TABLE {table} AS
            WITH ended AS (SELECT id, min(rule) AS rule FROM {_ledgers.Table(files.Of("decisions-refine"), files.Folder)} WHERE outcome IN ('dropped', 'failed') GROUP BY id),
                ruled AS (SELECT id, arg_min(rule, file_row_number) AS rule FROM {_ledgers.Table(files.Of("decisions-rules"), files.Folder)} GROUP BY id),
                merged AS (SELECT DISTINCT id FROM {_ledgers.Table(files.Of("decisions-dedup"), files.Folder)} WHERE outcome = 'merged'),
                measured AS (SELECT id, "text/letters"::BIGINT AS letters FROM {_ledgers.Table(files.Of("measures"), files.Folder)})
            SELECT d.id, d.source, d.url, d.text_bytes AS bytes, coalesce(measured.letters, 0) AS letters,
                coalesce(ended.rule, ruled.rule, CASE WHEN merged.id IS NOT NULL THEN 'merged' END, '{Kept}') AS fate,
                CASE WHEN d.url = '' THEN d.id ELSE d.url END AS match,
                row_number() OVER (PARTITION BY CASE WHEN d.url = '' THEN d.id ELSE d.url END ORDER BY d.source, d.path, d."offset", d.id) AS turn
            FROM {_ledgers.Table(files.Of("documents"), files.Folder)} d
            LEFT JOIN ended ON ended.id = d.id LEFT JOIN ruled ON ruled.id = d.id LEFT JOIN merged ON merged.id = d.id LEFT JOIN measured ON measured.id = d.id
            """);
    }

    private List<FateGroup> ReadGroups() => _ledgers.Read(
        """
        SELECT source, before, after, count(*), sum(bytes_a)::BIGINT, sum(bytes_b)::BIGINT, sum(letters_a)::BIGINT, sum(letters_b)::BIGINT,
            count(*) FILTER (WHERE before = 'kept' AND after = 'kept' AND (bytes_a <> bytes_b OR letters_a <> letters_b)), count(*) FILTER (WHERE in_a), count(*) FILTER (WHERE in_b)
        FROM joined GROUP BY source, before, after ORDER BY source, before, after
        """,
        row => new FateGroup(row.GetString(0), row.GetString(1), row.GetString(2), new Quantity(row.GetInt64(3), row.GetInt64(4), row.GetInt64(6)), new Quantity(row.GetInt64(3), row.GetInt64(5), row.GetInt64(7)), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10)));

    private List<ChangeGroup> Changes()
    {
        List<ChangeGroup> changes = _ledgers.Read(
            $"""
            SELECT before, after, count(*) AS documents, sum(greatest(bytes_a, bytes_b))::BIGINT, sum(greatest(letters_a, letters_b))::BIGINT
            FROM joined WHERE before <> after GROUP BY before, after ORDER BY documents DESC, before, after LIMIT {MostGroups}
            """,
            row => new ChangeGroup(new FateChange(row.GetString(0), row.GetString(1), new Quantity(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))), []));
        Dictionary<(string, string), List<string>> samples = [];
        _ledgers.ForEach(
            $"""
            SELECT before, after, CASE WHEN url = '' THEN id ELSE url END FROM joined WHERE before <> after
            QUALIFY row_number() OVER (PARTITION BY before, after ORDER BY id) <= {SamplesEach} ORDER BY before, after, id
            """,
            row =>
            {
                (string, string) key = (row.GetString(0), row.GetString(1));
                if (!samples.TryGetValue(key, out List<string>? known))
                {
                    samples[key] = known = [];
                }

                known.Add(row.GetString(2));
            });
        return changes.ConvertAll(group => group with { Samples = samples[(group.Change.From, group.Change.To)] });
    }

    private static ComparedSide Side(string name, List<FateGroup> groups, bool first)
    {
        Dictionary<string, Quantity> kept = new(StringComparer.Ordinal);
        foreach (FateGroup group in groups)
        {
            bool isKept = (first ? group.Before : group.After) == Kept;
            kept[group.Source] = kept.GetValueOrDefault(group.Source) + (isKept ? (first ? group.First : group.Second) : default);
        }

        return new ComparedSide(name, groups.Sum(group => first ? group.InFirst : group.InSecond), kept.Values.Aggregate(default(Quantity), (sum, amount) => sum + amount), kept);
    }

    private static Agreement AgreementOf(List<FateGroup> groups)
    {
        long Count(bool first, bool second) => groups.Where(group => group.Before == Kept == first && group.After == Kept == second).Sum(group => group.First.Documents);
        return new Agreement(0, 1, Count(true, true), Count(true, false), Count(false, true), Count(false, false));
    }

    private sealed record FateGroup(string Source, string Before, string After, Quantity First, Quantity Second, long OtherSize, long InFirst, long InSecond);
}
