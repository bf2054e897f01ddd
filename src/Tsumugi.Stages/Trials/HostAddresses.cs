using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>Finds the documents of hosts that the run itself did not look for: by their addresses in the ledger.</summary>
internal static class HostAddresses
{
    /// <summary>Marks the documents of a shard whose host a preset leaves out.</summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="files">The run.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="preset">The preset.</param>
    /// <param name="bit">The first of its two bits.</param>
    /// <param name="into">The documents of the shard.</param>
    public static void Mark(LedgerSet ledgers, CorpusFiles files, int shard, Preset preset, int bit, ShardDocuments into)
    {
        (string Key, long Bytes) file = files.Of("documents")[shard];
        ledgers.ForEach($"SELECT \"row\", url FROM {ledgers.Table([file])} WHERE \"row\" >= 0 AND ({Candidates(preset)})", found =>
        {
            long row = found.GetInt64(0);
            if (row >= into.Count)
            {
                throw ledgers.Misfit(file.Key);
            }

            if (preset.Refusing(found.GetString(1)) is { } refused)
            {
                into.Hosts[row] |= 1L << (bit + (refused.Rule == Preset.AllowedHostRule ? 0 : 1));
            }
        });
    }

    /// <summary>Says in SQL which addresses the program must look at: it asks the parsed host, so what may differ from a plain search (other letters, escapes in the host) is asked too.</summary>
    private static string Candidates(Preset preset) => preset.AllowedHosts.Suffixes.Count > 0
        ? "url <> ''"
        : string.Join(" OR ", preset.BlockedHosts.Suffixes.Select(suffix => $"contains(lower(url), {DuckDbConnection.Quote(suffix.ToLowerInvariant())})").Append("regexp_matches(url, '^[^/]*//[^/?#]*[^!-$&-~]')"));
}
