using System.Globalization;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>The tables of a trial inside DuckDB: `judged`, one row for each stored document with its bits and its place in a cluster, and `changed`, the clusters that trials change.</summary>
internal static class TrialTables
{
    /// <summary>Shard and row in one number, as <see cref="Dedup.DocumentAddress"/> joins them; the files are listed in the order of the shards.</summary>
    private const string Address = "(file_index::BIGINT * 268435456 + {0})";

    /// <summary>Scans the ledgers into `judged`: each file once, and of the measures only the columns that are asked for.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="files">The run.</param>
    /// <param name="bits">The tests.</param>
    /// <param name="ofRun">The rules of the run, which say what hosts it leaves out.</param>
    /// <param name="sampled">Measures whose values are kept, as `v:` and their id.</param>
    /// <param name="needsDates">Whether dates decide which twin stays.</param>
    public static void Fill(LedgerSet ledgers, CorpusFiles files, RuleBits bits, Preset ofRun, IEnumerable<string> sampled, bool needsDates)
    {
        FillBlocked(ledgers, files, bits, ofRun);
        string words = string.Concat(bits.Sql("m").Select((word, index) => string.Create(CultureInfo.InvariantCulture, $", ({word})::BIGINT AS w{index + 1}")));
        string values = string.Concat(sampled.Distinct().Select(measure => $", m.{DuckDbConnection.QuoteName(measure)} AS {DuckDbConnection.QuoteName("v:" + measure)}"));
        bool blocked = bits.Hosts.Count > 0;
        bool clusters = files.Of("clusters").Count > 0;
        ledgers.Execute(
            $"""
            CREATE TABLE judged AS
            SELECT d.*, m."text/letters"::BIGINT AS letters, m."ja/japanese-letters" AS japanese{words}{values}
            FROM (SELECT {Row("file_row_number")} AS address, * FROM {ledgers.Table(files.Of("measures"))}) m
            JOIN (
                SELECT {Row("\"row\"")} AS address, d.source, d.text_bytes AS bytes, {(needsDates ? "d.date" : "''")} AS date, {(blocked ? "coalesce(b.word, 0)" : "0::BIGINT")} AS w0,
                    {(clusters ? "c.cluster, coalesce(c.merged, false)" : "NULL::VARCHAR AS cluster, false")} AS merged
                FROM {ledgers.Table(files.Of("documents"))} d
                {(blocked ? "LEFT JOIN blocked b ON b.id = d.id" : "")}
                {(clusters ? $"LEFT JOIN (SELECT id, cluster, role = 'merged' AS merged FROM {ledgers.Table(files.Of("clusters"))}) c ON c.id = d.id" : "")}
                WHERE d."row" >= 0
            ) d ON d.address = m.address
            """);
    }

    /// <summary>Makes `judged` for a run without one shard.</summary>
    public static void Empty(LedgerSet ledgers, RuleBits bits, IEnumerable<string> sampled) => ledgers.Execute(
        $"CREATE TABLE judged (address BIGINT, source VARCHAR, bytes BIGINT, date VARCHAR, cluster VARCHAR, merged BOOLEAN, letters BIGINT, japanese DOUBLE{string.Concat(Enumerable.Range(0, bits.Words).Select(word => string.Create(CultureInfo.InvariantCulture, $", w{word} BIGINT")))}{string.Concat(sampled.Distinct().Select(measure => $", {DuckDbConnection.QuoteName("v:" + measure)} DOUBLE"))})");

    /// <summary>Fills `changed`: the clusters in which the trials do not let the same documents pass as the run did.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="bits">The tests.</param>
    /// <param name="trials">The trials, the rules of the run first.</param>
    public static void FillChanged(LedgerSet ledgers, RuleBits bits, IReadOnlyList<Trial> trials)
    {
        string[] passes = [.. trials.Select(trial => Passes(bits, trial))];
        string differs = string.Join(" OR ", passes.Skip(1).Select(pass => $"({passes[0]}) <> ({pass})").DefaultIfEmpty("false"));
        ledgers.Execute($"CREATE TABLE changed AS SELECT DISTINCT cluster FROM judged WHERE cluster IS NOT NULL AND ({differs})");
    }

    /// <summary>Asks for what the run merged in all other clusters, by source.</summary>
    public const string UnchangedSql = "SELECT source, count(*), sum(bytes)::BIGINT, sum(letters)::BIGINT FROM judged WHERE merged AND cluster NOT IN (SELECT cluster FROM changed) GROUP BY source";

    /// <summary>Asks for the documents of the changed clusters, cluster by cluster.</summary>
    public static string ChangedMembersSql(RuleBits bits) =>
        $"SELECT cluster, address, source, bytes, letters, japanese, date, merged, {string.Join(", ", Enumerable.Range(0, bits.Words).Select(word => string.Create(CultureInfo.InvariantCulture, $"w{word}")))} FROM judged WHERE cluster IN (SELECT cluster FROM changed) ORDER BY cluster, address";

    /// <summary>Says in SQL whether a document passes a trial.</summary>
    private static string Passes(RuleBits bits, Trial trial)
    {
        long[] words = new long[bits.Words];
        foreach (int bit in trial.Rules.Rules.Select(bits.Of))
        {
            RuleBits.Set(words, bit);
        }

        if (bits.OfHosts(trial.Rules) is >= 0 and int hosts)
        {
            RuleBits.Set(words, hosts);
            RuleBits.Set(words, hosts + 1);
        }

        return string.Join(" AND ", words.Select((word, index) => string.Create(CultureInfo.InvariantCulture, $"(w{index} & {word}) = 0")));
    }

    /// <summary>Fills `blocked`: the documents whose host a trial leaves out. Those of the run stand in its ledger; for another list the addresses are read.</summary>
    private static void FillBlocked(LedgerSet ledgers, CorpusFiles files, RuleBits bits, Preset ofRun)
    {
        if (bits.Hosts.Count == 0)
        {
            return;
        }

        ledgers.Execute("CREATE TABLE blocked_bits (id VARCHAR, word BIGINT)");
        for (int number = 0; number < bits.Hosts.Count; number++)
        {
            Preset preset = bits.Hosts[number];
            string[] words = [.. new[] { number * 2, (number * 2) + 1 }.Select(bit => (1L << bit).ToString(CultureInfo.InvariantCulture))];
            if (RuleBits.SameHosts(preset, ofRun))
            {
                ledgers.Execute(
                    $"""
                    INSERT INTO blocked_bits SELECT id, CASE WHEN rule = '{Preset.AllowedHostRule}' THEN {words[0]} ELSE {words[1]} END
                    FROM {ledgers.Table(files.Of("decisions-rules"))} WHERE rule IN ('{Preset.AllowedHostRule}', '{Preset.BlockedHostRule}')
                    """);
                continue;
            }

            List<string>[] ids = [[], []];
            ledgers.ForEach(
                $"SELECT id, url FROM {ledgers.Table(files.Of("documents"))} WHERE \"row\" >= 0 AND ({Candidates(preset)})",
                row =>
                {
                    if (preset.Refusing(row.GetString(1)) is { } refused)
                    {
                        ids[refused.Rule == Preset.AllowedHostRule ? 0 : 1].Add(row.GetString(0));
                    }
                });
            for (int bit = 0; bit < 2; bit++)
            {
                foreach (string[] chunk in ids[bit].Chunk(10_000))
                {
                    ledgers.Execute($"INSERT INTO blocked_bits SELECT unnest([{string.Join(", ", chunk.Select(DuckDbConnection.Quote))}]), {words[bit]}");
                }
            }
        }

        ledgers.Execute("CREATE TABLE blocked AS SELECT id, sum(word)::BIGINT AS word FROM blocked_bits GROUP BY id");
    }

    /// <summary>Says in SQL which addresses the program must look at: it asks the parsed host, so what may differ from a plain search (other letters, escapes in the host) is asked too.</summary>
    private static string Candidates(Preset preset) => preset.AllowedHosts.Suffixes.Count > 0
        ? "url <> ''"
        : string.Join(" OR ", preset.BlockedHosts.Suffixes.Select(suffix => $"contains(lower(url), {DuckDbConnection.Quote(suffix.ToLowerInvariant())})").Append("regexp_matches(url, '^[^/]*//[^/?#]*[^!-$&-~]')"));

    private static string Row(string row) => Address.Replace("{0}", row, StringComparison.Ordinal);
}
