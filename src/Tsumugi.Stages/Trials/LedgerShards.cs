using System.Globalization;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Trials;

/// <summary>Reads the stored documents of shards from the ledgers.</summary>
/// <remarks>
/// All ledgers of a shard are written in the order of its rows, so the ones that name only some documents are walked along with the
/// ids; nothing is joined. Letters and Japanese letters are measures, and left to whoever reads those. Holds 32 bytes for each document of the shard for its id.
/// </remarks>
/// <param name="ledgers">The ledgers.</param>
/// <param name="files">The run.</param>
/// <param name="sources">The numbers of the sources.</param>
/// <param name="hosts">Presets with distinct lists of hosts; each has two bits.</param>
/// <param name="ofRun">The rules of the run, whose refused hosts stand in its ledger.</param>
/// <param name="needsDates">Whether dates decide which twin stays.</param>
internal sealed class LedgerShards(LedgerSet ledgers, CorpusFiles files, SourceNames sources, IReadOnlyList<Preset> hosts, Preset ofRun, bool needsDates) : IShardSource
{
    private const int IdLetters = 32;

    private readonly byte[] _source = new byte[1024];
    private byte[] _ids = [];
    private int _sourceLength;
    private int _sourceNumber;

    /// <inheritdoc/>
    public int KnownTests => 0;

    /// <inheritdoc/>
    public void Read(int shard, ShardDocuments into)
    {
        ReadDocuments(shard, into);
        ReadTwins(shard, into);
        for (int number = 0; number < hosts.Count; number++)
        {
            if (RuleBits.SameHosts(hosts[number], ofRun))
            {
                ReadRefused(shard, Preset.AllowedHostRule, hosts[number].AllowedHosts.Suffixes.Count, number * 2, into);
                ReadRefused(shard, Preset.BlockedHostRule, hosts[number].BlockedHosts.Suffixes.Count, (number * 2) + 1, into);
            }
            else
            {
                HostAddresses.Mark(ledgers, files, shard, hosts[number], number * 2, into);
            }
        }
    }

    private void ReadDocuments(int shard, ShardDocuments into)
    {
        (string Key, long Bytes) file = files.Of("documents")[shard];
        into.Begin(0);
        ledgers.ForEach($"SELECT source, text_bytes, \"row\", id{(needsDates ? ", date" : "")} FROM {ledgers.Table([file])} WHERE \"row\" >= 0", found =>
        {
            ReadOnlySpan<byte> id = found.GetUtf8(3);
            int row = into.Add();
            if (found.GetInt64(2) != row || id.Length != IdLetters)
            {
                throw ledgers.Misfit(file.Key);
            }

            if (_ids.Length < into.Sources.Length * (long)IdLetters)
            {
                Array.Resize(ref _ids, checked(into.Sources.Length * IdLetters));
            }

            id.CopyTo(_ids.AsSpan(row * IdLetters));
            into.Sources[row] = SourceOf(found.GetUtf8(0));
            into.Bytes[row] = checked((int)found.GetInt64(1));
            into.Days[row] = needsDates ? Decide.Days.Of(found.GetString(4)) : 0;
        });
    }

    private void ReadTwins(int shard, ShardDocuments into)
    {
        if (files.Of("clusters") is not { Count: > 0 } clusters)
        {
            return;
        }

        int at = 0;
        ledgers.ForEach($"SELECT id, cluster, role = 'merged' FROM {ledgers.Table([clusters[shard]])}", row =>
        {
            at = Find(row.GetUtf8(0), at, into.Count, clusters[shard].Key);
            if (!UInt128.TryParse(row.GetUtf8(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 cluster))
            {
                throw ledgers.Misfit(clusters[shard].Key);
            }

            into.Twins.Add((at++, cluster, row.GetBoolean(2)));
        });
    }

    private void ReadRefused(int shard, string rule, int suffixes, int bit, ShardDocuments into)
    {
        if (suffixes == 0)
        {
            return;
        }

        // One rule at a time and nothing but the id: DuckDB then looks for the name among the few of a column before it reads anything else.
        int at = 0;
        (string Key, long Bytes) file = files.Of("decisions-rules")[shard];
        ledgers.ForEach($"SELECT id FROM {ledgers.Table([file])} WHERE rule = '{rule}'", row =>
        {
            at = Find(row.GetUtf8(0), at, into.Count, file.Key);
            into.Hosts[at] |= 1L << bit;
        });
    }

    /// <summary>Finds the row of an id, from a row on.</summary>
    private int Find(ReadOnlySpan<byte> id, int from, int count, string key)
    {
        for (int row = from; row < count; row++)
        {
            if (_ids.AsSpan(row * IdLetters, IdLetters).SequenceEqual(id))
            {
                return row;
            }
        }

        throw ledgers.Misfit(key);
    }

    /// <summary>Gets the number of a source; documents of one source follow each other.</summary>
    private int SourceOf(ReadOnlySpan<byte> name)
    {
        if (_sourceLength == 0 || !name.SequenceEqual(_source.AsSpan(0, _sourceLength)))
        {
            _sourceNumber = sources.Of(name);
            _sourceLength = name.Length <= _source.Length ? name.Length : 0;
            name[.._sourceLength].CopyTo(_source);
        }

        return _sourceNumber;
    }
}
