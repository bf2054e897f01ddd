using System.Globalization;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>The tables of a trial inside DuckDB: `judged`, one row for each stored document with its bits, and `members`, those of them that lie in clusters.</summary>
internal static class TrialTables
{
    /// <summary>The shard of a ledger's file: the digits in front of `.parquet`, which the file names of a query repeat and so cost nothing.</summary>
    private const string Shard = @"regexp_extract({0}.filename, '([0-9]+)\.parquet$', 1)::BIGINT";

    /// <summary>Shard and row in one number, as <see cref="Dedup.DocumentAddress"/> joins them.</summary>
    private const string Address = "(" + Shard + " * 268435456 + {1})";

    /// <summary>Scans the ledgers into `judged`.</summary>
    public static void Fill(LedgerSet ledgers, CorpusFiles files, RuleBits bits, BlockedHosts ofRun, bool needsDates)
    {
        FillBlocked(ledgers, files, bits, ofRun);
        string words = string.Concat(bits.Sql("m").Select((word, index) => string.Create(CultureInfo.InvariantCulture, $", ({word})::BIGINT AS w{index + 1}")));
        string values = string.Concat(bits.Measures.Select(measure => $", m.{DuckDbConnection.QuoteName(measure)} AS {DuckDbConnection.QuoteName("v:" + measure)}"));
        bool blocked = bits.Hosts.Count > 0;
        ledgers.Execute(
            $"""
            CREATE TABLE judged AS
            SELECT d.address, d.source, d.bytes, d.date, m."text/letters"::BIGINT AS letters, m."ja/japanese-letters" AS japanese, d.w0{words}{values}
            FROM (SELECT {Format(Address, "m", "m.file_row_number")} AS address, m.* FROM {ledgers.Table(files.Of("measures"))} m) m
            JOIN (
                SELECT {Format(Address, "d", "d.\"row\"")} AS address, d.source, d.text_bytes AS bytes, {(needsDates ? "d.date" : "''")} AS date, {(blocked ? "coalesce(b.word, 0)" : "0::BIGINT")} AS w0
                FROM {ledgers.Table(files.Of("documents"))} d {(blocked ? "LEFT JOIN blocked b ON b.id = d.id" : "")} WHERE d."row" >= 0
            ) d ON d.address = m.address
            """);
    }

    /// <summary>Makes `judged` for a run without one shard.</summary>
    public static void Empty(LedgerSet ledgers, RuleBits bits) => ledgers.Execute(
        $"CREATE TABLE judged (address BIGINT, source VARCHAR, bytes BIGINT, date VARCHAR, letters BIGINT, japanese DOUBLE{string.Concat(Enumerable.Range(0, bits.Words).Select(word => string.Create(CultureInfo.InvariantCulture, $", w{word} BIGINT")))}{string.Concat(bits.Measures.Select(measure => $", {DuckDbConnection.QuoteName("v:" + measure)} DOUBLE"))})");

    /// <summary>Fills `members` and `changed` (the clusters in which the trials do not let the same documents pass as the run did).</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="files">The run.</param>
    /// <param name="bits">The tests.</param>
    /// <param name="trials">The trials, the rules of the run first.</param>
    /// <param name="unchangedSql">Asks for what the run merged in all other clusters, by source.</param>
    public static void FillMembers(LedgerSet ledgers, CorpusFiles files, RuleBits bits, IReadOnlyList<Trial> trials, out string unchangedSql)
    {
        ledgers.Execute(
            $"""
            CREATE TABLE members AS
            SELECT c.cluster, c.role = 'merged' AS merged, j.*
            FROM {ledgers.Table(files.Of("clusters"))} c
            JOIN (SELECT d.id, {Format(Address, "d", "d.\"row\"")} AS address FROM {ledgers.Table(files.Of("documents"))} d WHERE d."row" >= 0) d ON d.id = c.id
            JOIN judged j ON j.address = d.address
            """);
        string[] passes = [.. trials.Select(trial => Passes(bits, trial))];
        string differs = string.Join(" OR ", passes.Skip(1).Select(pass => $"({passes[0]}) <> ({pass})").DefaultIfEmpty("false"));
        ledgers.Execute($"CREATE TABLE changed AS SELECT DISTINCT cluster FROM members WHERE {differs}");
        unchangedSql = "SELECT source, count(*), sum(bytes)::BIGINT, sum(letters)::BIGINT FROM members WHERE merged AND cluster NOT IN (SELECT cluster FROM changed) GROUP BY source";
    }

    /// <summary>Asks for the documents of the changed clusters, cluster by cluster.</summary>
    public static string ChangedMembersSql(RuleBits bits) =>
        $"SELECT cluster, address, source, bytes, letters, japanese, date, merged, {string.Join(", ", Enumerable.Range(0, bits.Words).Select(word => string.Create(CultureInfo.InvariantCulture, $"w{word}")))} FROM members WHERE cluster IN (SELECT cluster FROM changed) ORDER BY cluster, address";

    /// <summary>Says in SQL whether a document passes a trial.</summary>
    private static string Passes(RuleBits bits, Trial trial)
    {
        long[] words = new long[bits.Words];
        foreach (int bit in trial.Rules.Rules.Select(bits.Of).Append(bits.Of(trial.Rules.BlockedHosts)).Where(bit => bit >= 0))
        {
            RuleBits.Set(words, bit);
        }

        return string.Join(" AND ", words.Select((word, index) => string.Create(CultureInfo.InvariantCulture, $"(w{index} & {word}) = 0")));
    }

    /// <summary>Fills `blocked`: the documents whose host a trial leaves out. Those of the run stand in its ledger; for another list the addresses are read.</summary>
    private static void FillBlocked(LedgerSet ledgers, CorpusFiles files, RuleBits bits, BlockedHosts ofRun)
    {
        if (bits.Hosts.Count == 0)
        {
            return;
        }

        ledgers.Execute("CREATE TABLE blocked_bits (id VARCHAR, word BIGINT)");
        for (int bit = 0; bit < bits.Hosts.Count; bit++)
        {
            string word = (1L << bit).ToString(CultureInfo.InvariantCulture);
            if (bits.Hosts[bit].SequenceEqual(ofRun.Suffixes))
            {
                ledgers.Execute($"INSERT INTO blocked_bits SELECT id, {word} FROM {ledgers.Table(files.Of("decisions-rules"))} WHERE rule = 'url/blocked-host'");
                continue;
            }

            // The program asks the parsed host; what may differ from a plain search (other letters, escapes in the host) is asked too.
            BlockedHosts hosts = new(bits.Hosts[bit], "", "");
            string holds = string.Join(" OR ", hosts.Suffixes.Select(suffix => $"contains(lower(url), {DuckDbConnection.Quote(suffix.ToLowerInvariant())})"));
            List<string> ids = [];
            ledgers.ForEach(
                $"SELECT id, url FROM {ledgers.Table(files.Of("documents"))} WHERE \"row\" >= 0 AND ({holds} OR regexp_matches(url, '^[^/]*//[^/?#]*[^!-$&-~]'))",
                row =>
                {
                    if (hosts.Blocking(row.GetString(1)) is not null)
                    {
                        ids.Add(row.GetString(0));
                    }
                });
            foreach (string[] chunk in ids.Chunk(10_000))
            {
                ledgers.Execute($"INSERT INTO blocked_bits SELECT unnest([{string.Join(", ", chunk.Select(DuckDbConnection.Quote))}]), {word}");
            }
        }

        ledgers.Execute("CREATE TABLE blocked AS SELECT id, sum(word)::BIGINT AS word FROM blocked_bits GROUP BY id");
    }

    private static string Format(string sql, string table, string row) => sql.Replace("{0}", table, StringComparison.Ordinal).Replace("{1}", row, StringComparison.Ordinal);
}
