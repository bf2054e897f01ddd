using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Counts what each rule costs, shard by shard.</summary>
internal static class RuleLosses
{
    /// <summary>Counts.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="rules">The ids of the rules, in the order wanted.</param>
    /// <param name="step">The step of the funnel that counted which rule failed first.</param>
    public static List<RuleLoss> Of(LedgerDatabase ledgers, IEnumerable<string> rules, FunnelStep step)
    {
        ledgers.Execute("CREATE TABLE losses (rule VARCHAR, failing BIGINT, only_it BIGINT, only_bytes BIGINT)");
        for (int shard = 0; shard < ledgers.Shards; shard++)
        {
            ledgers.Execute(
                $"""
                INSERT INTO losses
                WITH failing AS (SELECT id, rule FROM {ledgers.Table(LedgerKeys.Decisions("rules", shard))} WHERE outcome = 'dropped'),
                    counted AS (SELECT id, count(*) AS rules FROM failing GROUP BY id)
                SELECT rule, count(*), count(*) FILTER (WHERE rules = 1), coalesce(sum(text_bytes) FILTER (WHERE rules = 1), 0)::BIGINT
                FROM failing JOIN counted USING (id) JOIN {ledgers.Table(LedgerKeys.Documents(shard))} USING (id)
                GROUP BY rule
                """);
        }

        Dictionary<string, RuleLoss> losses = ledgers.Read(
            "SELECT rule, sum(failing)::BIGINT, sum(only_it)::BIGINT, sum(only_bytes)::BIGINT FROM losses GROUP BY rule ORDER BY rule",
            row => new RuleLoss(row.GetString(0), step.Reason(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))).ToDictionary(loss => loss.Rule);
        return [.. rules.Select(rule => losses.GetValueOrDefault(rule) ?? new RuleLoss(rule, step.Reason(rule), 0, 0, 0))];
    }
}
