using System.Globalization;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>What the ledgers of one shard say of its stored documents besides their measures, in the order of their rows.</summary>
/// <remarks>
/// All ledgers of a shard are written in the order of its rows, so the ones that name only some documents are walked along with the
/// ids; nothing is joined. Holds 56 bytes for each document of the shard that is being read.
/// </remarks>
internal sealed class ShardDocuments(LedgerSet ledgers, CorpusFiles files, SourceNames sources)
{
    private const int IdLetters = 32;
    private const int FirstRows = 1 << 14;

    private byte[] _ids = new byte[FirstRows * IdLetters];
    private int[] _sources = new int[FirstRows];
    private int[] _bytes = new int[FirstRows];
    private int[] _days = new int[FirstRows];
    private long[] _hosts = new long[FirstRows];
    private readonly byte[] _source = new byte[1024];
    private int _sourceLength;
    private int _sourceNumber;

    /// <summary>Gets the number of documents.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the numbers of their sources.</summary>
    public ReadOnlySpan<int> Sources => _sources.AsSpan(0, Count);

    /// <summary>Gets the sizes of their texts.</summary>
    public ReadOnlySpan<int> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>Gets their dates, as far as they were asked for.</summary>
    public ReadOnlySpan<int> Days => _days.AsSpan(0, Count);

    /// <summary>Gets the bits of the hosts that trials leave out.</summary>
    public ReadOnlySpan<long> Hosts => _hosts.AsSpan(0, Count);

    /// <summary>Gets the documents that have twins.</summary>
    public List<(int Row, UInt128 Cluster, bool Merged)> Twins { get; } = [];

    /// <summary>Reads a shard.</summary>
    /// <param name="shard">Its number.</param>
    /// <param name="hosts">Presets with distinct lists of hosts; each has two bits.</param>
    /// <param name="ofRun">The rules of the run, whose refused hosts stand in its ledger.</param>
    /// <param name="needsDates">Whether dates decide which twin stays.</param>
    public void Read(int shard, IReadOnlyList<Preset> hosts, Preset ofRun, bool needsDates)
    {
        Count = 0;
        ReadDocuments(shard, needsDates);
        ReadTwins(shard);
        for (int number = 0; number < hosts.Count; number++)
        {
            ReadHosts(shard, hosts[number], number * 2, RuleBits.SameHosts(hosts[number], ofRun));
        }
    }

    private void ReadDocuments(int shard, bool needsDates)
    {
        (string Key, long Bytes) file = files.Of("documents")[shard];
        ledgers.ForEach($"SELECT source, text_bytes, \"row\", id{(needsDates ? ", date" : "")} FROM {ledgers.Table([file])} WHERE \"row\" >= 0", row =>
        {
            ReadOnlySpan<byte> id = row.GetUtf8(3);
            if (row.GetInt64(2) != Count || id.Length != IdLetters)
            {
                throw ledgers.Misfit(file.Key);
            }

            Reserve();
            id.CopyTo(_ids.AsSpan(Count * IdLetters));
            _sources[Count] = SourceOf(row.GetUtf8(0));
            _bytes[Count] = checked((int)row.GetInt64(1));
            _days[Count] = needsDates ? Decide.Days.Of(row.GetString(4)) : 0;
            _hosts[Count] = 0;
            Count++;
        });
    }

    private void ReadTwins(int shard)
    {
        Twins.Clear();
        if (files.Of("clusters") is not { Count: > 0 } clusters)
        {
            return;
        }

        int at = 0;
        ledgers.ForEach($"SELECT id, cluster, role = 'merged' FROM {ledgers.Table([clusters[shard]])}", row =>
        {
            at = Find(row.GetUtf8(0), at, clusters[shard].Key);
            if (!UInt128.TryParse(row.GetUtf8(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 cluster))
            {
                throw ledgers.Misfit(clusters[shard].Key);
            }

            Twins.Add((at++, cluster, row.GetBoolean(2)));
        });
    }

    /// <summary>Marks documents whose host is left out. Those of the run stand in its ledger; for another list the addresses are read.</summary>
    private void ReadHosts(int shard, Preset preset, int bit, bool asInRun)
    {
        if (asInRun)
        {
            ReadRefused(shard, Preset.AllowedHostRule, preset.AllowedHosts.Suffixes.Count, bit);
            ReadRefused(shard, Preset.BlockedHostRule, preset.BlockedHosts.Suffixes.Count, bit + 1);
            return;
        }

        ledgers.ForEach($"SELECT \"row\", url FROM {ledgers.Table([files.Of("documents")[shard]])} WHERE \"row\" >= 0 AND ({Candidates(preset)})", row =>
        {
            if (preset.Refusing(row.GetString(1)) is { } refused)
            {
                _hosts[(int)row.GetInt64(0)] |= 1L << (bit + (refused.Rule == Preset.AllowedHostRule ? 0 : 1));
            }
        });
    }

    private void ReadRefused(int shard, string rule, int suffixes, int bit)
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
            at = Find(row.GetUtf8(0), at, file.Key);
            _hosts[at] |= 1L << bit;
        });
    }

    /// <summary>Says in SQL which addresses the program must look at: it asks the parsed host, so what may differ from a plain search (other letters, escapes in the host) is asked too.</summary>
    private static string Candidates(Preset preset) => preset.AllowedHosts.Suffixes.Count > 0
        ? "url <> ''"
        : string.Join(" OR ", preset.BlockedHosts.Suffixes.Select(suffix => $"contains(lower(url), {DuckDbConnection.Quote(suffix.ToLowerInvariant())})").Append("regexp_matches(url, '^[^/]*//[^/?#]*[^!-$&-~]')"));

    /// <summary>Finds the row of an id, from a row on.</summary>
    private int Find(ReadOnlySpan<byte> id, int from, string key)
    {
        for (int row = from; row < Count; row++)
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

    private void Reserve()
    {
        if (Count < _sources.Length)
        {
            return;
        }

        int rows = Count * 2;
        Array.Resize(ref _ids, checked(rows * IdLetters));
        Array.Resize(ref _sources, rows);
        Array.Resize(ref _bytes, rows);
        Array.Resize(ref _days, rows);
        Array.Resize(ref _hosts, rows);
    }
}
