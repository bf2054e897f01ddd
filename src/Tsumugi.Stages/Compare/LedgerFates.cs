using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Follows the documents of two runs to their ends by SQL over the ledgers: needs nothing but them, and finds documents wherever they are.</summary>
/// <remarks>Memory grows with the documents up to the limit, then DuckDB goes to disk.</remarks>
internal sealed class LedgerFates(LedgerSet ledgers, CorpusFiles first, CorpusFiles second)
{
    /// <summary>The steps of <see cref="AddTo"/>, for whoever waits.</summary>
    public const int Steps = 5;

    /// <summary>Adds the documents.</summary>
    /// <param name="table">Receives them.</param>
    /// <param name="byUrl">Whether documents are the same if their addresses are (the n-th capture of an address with the n-th), rather than source, file and position.</param>
    /// <param name="storedToo">Whether documents with a stored text are asked for as well, rather than those alone that ended before.</param>
    /// <param name="done">Hears of each step that is done.</param>
    public void AddTo(FateTable table, bool byUrl, bool storedToo, Action? done)
    {
        Fill("a", first, byUrl, storedToo);
        done?.Invoke();
        Fill("b", second, byUrl, storedToo);
        done?.Invoke();
        string key = byUrl ? "a.match = b.match AND a.turn = b.turn" : "a.id = b.id";
        ledgers.Execute(
            $"""
            CREATE TABLE joined AS
            SELECT coalesce(a.source, b.source) AS source, coalesce(a.fate, '{FateTable.Absent}') AS before, coalesce(b.fate, '{FateTable.Absent}') AS after,
                coalesce(a.bytes, 0) AS bytes_a, coalesce(b.bytes, 0) AS bytes_b, coalesce(a.letters, 0) AS letters_a, coalesce(b.letters, 0) AS letters_b,
                coalesce(a.id, b.id) AS id, coalesce(a.url, b.url) AS url, a.id IS NOT NULL AS in_a, b.id IS NOT NULL AS in_b
            FROM a FULL JOIN b ON {key}
            """);
        done?.Invoke();
        ReadGroups(table);
        done?.Invoke();
        ReadSamples(table);
        done?.Invoke();
    }

    /// <summary>Follows every document of a run to its end.</summary>
    private void Fill(string table, CorpusFiles files, bool byUrl, bool storedToo)
    {
        string matched = byUrl
            ? """
              , CASE WHEN d.url = '' THEN d.id ELSE d.url END AS match,
              row_number() OVER (PARTITION BY CASE WHEN d.url = '' THEN d.id ELSE d.url END ORDER BY d.source, d.path, d."offset", d.id) AS turn
              """
            : "";
        if (files.Of("documents").Count == 0)
        {
            ledgers.Execute($"CREATE TABLE {table} (id VARCHAR, source VARCHAR, url VARCHAR, bytes BIGINT, letters BIGINT, fate VARCHAR, match VARCHAR, turn BIGINT)");
            return;
        }

        string ended = $"ended AS (SELECT id, min(rule) AS rule FROM {Table("decisions-refine")} WHERE outcome IN ('dropped', 'failed') GROUP BY id)";
        if (!storedToo)
        {
            ledgers.Execute(
                $"""
                CREATE TABLE {table} AS
                WITH {ended}
                SELECT d.id, d.source, d.url, d.text_bytes AS bytes, 0 AS letters, coalesce(ended.rule, '{FateTable.Kept}') AS fate{matched}
                FROM (SELECT * FROM {Table("documents")} WHERE "row" < 0) d LEFT JOIN ended ON ended.id = d.id
                """);
            return;
        }

        // Decisions on rules stand in the order of the preset: the first row of a document is the rule that the funnel counts.
        ledgers.Execute(
            $"""
            CREATE TABLE {table} AS
            WITH {ended},
                ruled AS (SELECT id, arg_min(rule, file_row_number) AS rule FROM {Table("decisions-rules")} GROUP BY id),
                merged AS (SELECT DISTINCT id FROM {Table("decisions-dedup")} WHERE outcome = 'merged'),
                measured AS (SELECT id, "text/letters"::BIGINT AS letters FROM {Table("measures")})
            SELECT d.id, d.source, d.url, d.text_bytes AS bytes, coalesce(measured.letters, 0) AS letters,
                coalesce(ended.rule, ruled.rule, CASE WHEN merged.id IS NOT NULL THEN '{FateTable.Merged}' END, '{FateTable.Kept}') AS fate{matched}
            FROM {Table("documents")} d
            LEFT JOIN ended ON ended.id = d.id LEFT JOIN ruled ON ruled.id = d.id LEFT JOIN merged ON merged.id = d.id LEFT JOIN measured ON measured.id = d.id
            """);

        string Table(string ledger) => ledgers.Table(files.Of(ledger), files.Folder);
    }

    private void ReadGroups(FateTable table) => ledgers.ForEach(
        """
        SELECT source, before, after, count(*), sum(bytes_a)::BIGINT, sum(letters_a)::BIGINT, sum(bytes_b)::BIGINT, sum(letters_b)::BIGINT,
            sum(greatest(bytes_a, bytes_b))::BIGINT, sum(greatest(letters_a, letters_b))::BIGINT,
            count(*) FILTER (WHERE before = 'kept' AND after = 'kept' AND (bytes_a <> bytes_b OR letters_a <> letters_b)), count(*) FILTER (WHERE in_a), count(*) FILTER (WHERE in_b)
        FROM joined GROUP BY source, before, after
        """,
        row =>
        {
            long documents = row.GetInt64(3);
            table.Add(row.GetString(0), row.GetString(1), row.GetString(2), new FateGroup(
                new Quantity(documents, row.GetInt64(4), row.GetInt64(5)), new Quantity(documents, row.GetInt64(6), row.GetInt64(7)), new Quantity(documents, row.GetInt64(8), row.GetInt64(9)), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12)));
        });

    private void ReadSamples(FateTable table) => ledgers.ForEach(
        $"""
        SELECT before, after, id, CASE WHEN url = '' THEN id ELSE url END FROM joined WHERE before <> after
        QUALIFY row_number() OVER (PARTITION BY before, after ORDER BY id) <= {FateTable.SamplesEach}
        """,
        row => table.AddSample(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));
}
