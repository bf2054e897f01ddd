using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>Goes through the shards of a run, one at a time, and sets the bits of every document: what one thread of a scan does.</summary>
internal sealed class TrialScanner : IDisposable
{
    private const string Letters = "text/letters";
    private const string Japanese = "ja/japanese-letters";

    private readonly CorpusFiles _files;
    private readonly RuleBits _bits;
    private readonly Preset _ofRun;
    private readonly bool _needsDates;
    private readonly LedgerSet _ledgers;
    private readonly ShardDocuments _documents;
    private readonly string[] _columns;
    private readonly int[] _testColumns;
    private readonly int[] _questionColumns;
    private readonly double[][] _values;
    private readonly long[][] _words;
    private readonly long[] _key;
    private int _nextTwin;

    /// <summary>Prepares a thread.</summary>
    /// <param name="files">The run.</param>
    /// <param name="bits">The tests.</param>
    /// <param name="ofRun">The rules of the run.</param>
    /// <param name="questions">Limits whose neighbours are wanted.</param>
    /// <param name="needsDates">Whether dates decide which twin stays.</param>
    /// <param name="sources">The numbers of the sources, the same for all threads.</param>
    public TrialScanner(CorpusFiles files, RuleBits bits, Preset ofRun, IReadOnlyList<LimitQuestion> questions, bool needsDates, SourceNames sources)
    {
        (_files, _bits, _ofRun, _needsDates) = (files, bits, ofRun, needsDates);
        List<string> columns = [Letters, Japanese, .. bits.Tests.Select(test => test.Measure), .. questions.Select(question => question.Rule.Measure)];
        _columns = [.. columns.Distinct(StringComparer.Ordinal)];
        _testColumns = [.. bits.Tests.Select(test => Array.IndexOf(_columns, test.Measure))];
        _questionColumns = [.. questions.Select(question => Array.IndexOf(_columns, question.Rule.Measure))];
        _values = [.. _columns.Select(_ => new double[DuckDbReader.BlockRows])];
        _words = [.. Enumerable.Range(1, bits.Words - 1).Select(_ => new long[DuckDbReader.BlockRows])];
        _key = new long[bits.Words + 1];
        Nearby = [.. questions.Select(question => new NearbyDocuments(question))];
        _ledgers = new LedgerSet(files.Folder, threads: 1, memoryBytes: 512L << 20, inOrder: true);
        _documents = new ShardDocuments(_ledgers, files, sources);
    }

    /// <summary>Gets the documents by their bits.</summary>
    public BitTally Tally { get; } = new();

    /// <summary>Gets the documents that have twins.</summary>
    public List<TwinMember> Twins { get; } = [];

    /// <summary>Gets the documents near the limits that were asked about.</summary>
    public IReadOnlyList<NearbyDocuments> Nearby { get; }

    /// <summary>Reads a shard. Shards come in ascending order.</summary>
    public void Scan(int shard)
    {
        _documents.Read(shard, _bits.Hosts, _ofRun, _needsDates);
        _nextTwin = 0;
        int row = 0;
        (string Key, long Bytes) file = _files.Of("measures")[shard];
        _ledgers.ForEachBlock($"SELECT {string.Join(", ", _columns.Select(column => $"{DuckDbConnection.QuoteName(column)}::DOUBLE"))} FROM {_ledgers.Table([file])}", (block, rows) =>
        {
            if (row + rows > _documents.Count)
            {
                throw _ledgers.Misfit(file.Key);
            }

            Mark(block, rows);
            Count(shard, row, rows);
            row += rows;
        });
        if (row != _documents.Count)
        {
            throw _ledgers.Misfit(file.Key);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ledgers.Dispose();

    /// <summary>Sets the bits of a block, test by test.</summary>
    private void Mark(DuckDbReader block, int rows)
    {
        for (int column = 0; column < _columns.Length; column++)
        {
            block.CopyDoubles(column, _values[column]);
        }

        Array.ForEach(_words, Array.Clear);
        for (int test = 0; test < _testColumns.Length; test++)
        {
            (int word, long bit) = RuleBits.Place(RuleBits.FirstTest + test);
            _bits.Tests[test].Mark(_values[_testColumns[test]].AsSpan(0, rows), _words[word - 1], bit);
        }
    }

    /// <summary>Counts the documents of a block.</summary>
    private void Count(int shard, int first, int rows)
    {
        ReadOnlySpan<long> hosts = _documents.Hosts.Slice(first, rows);
        ReadOnlySpan<int> sources = _documents.Sources.Slice(first, rows);
        for (int i = 0; i < rows; i++)
        {
            int row = first + i;
            _key[0] = hosts[i];
            _key[^1] = sources[i];
            for (int word = 0; word < _words.Length; word++)
            {
                _key[word + 1] = _words[word][i];
            }

            Quantity amount = new(1, _documents.Bytes[row], (long)_values[0][i]);
            long[] words = Tally.Add(_key, amount);
            if (_nextTwin < _documents.Twins.Count && _documents.Twins[_nextTwin].Row == row)
            {
                (_, UInt128 cluster, bool merged) = _documents.Twins[_nextTwin++];
                Twins.Add(new TwinMember(cluster, new DocumentAddress(shard, row), words, _values[1][i], (int)amount.Letters, (int)amount.Bytes, _documents.Days[row], merged));
            }

            for (int question = 0; question < _questionColumns.Length; question++)
            {
                Nearby[question].Offer(new NearDocument(new DocumentAddress(shard, row), _values[_questionColumns[question]][i], words));
            }
        }
    }
}
