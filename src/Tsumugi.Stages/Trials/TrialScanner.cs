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
    private readonly LedgerSet _ledgers;
    private readonly IShardSource _source;
    private readonly ShardDocuments _documents;
    private readonly List<RuleTest> _tests;
    private readonly string[] _columns;
    private readonly int[] _testColumns;
    private readonly int[] _questionColumns;
    private readonly double[][] _values;
    private readonly long[] _key;
    private int _nextTwin;

    /// <summary>Prepares a thread.</summary>
    /// <param name="files">The run.</param>
    /// <param name="bits">The tests.</param>
    /// <param name="ofRun">The rules of the run.</param>
    /// <param name="questions">Limits whose neighbours are wanted.</param>
    /// <param name="needsDates">Whether dates decide which twin stays.</param>
    /// <param name="fromVerdicts">Whether the run's own verdicts can be read, so that only other tests need measures.</param>
    /// <param name="sources">The numbers of the sources, the same for all threads.</param>
    public TrialScanner(CorpusFiles files, RuleBits bits, Preset ofRun, IReadOnlyList<LimitQuestion> questions, bool needsDates, bool fromVerdicts, SourceNames sources)
    {
        _files = files;
        _ledgers = new LedgerSet(files.Folder, threads: 1, memoryBytes: 512L << 20, inOrder: true);
        _source = fromVerdicts ? new VerdictShards(_ledgers, files, sources, bits.Hosts, ofRun) : new LedgerShards(_ledgers, files, sources, bits.Hosts, ofRun, needsDates);
        _documents = new ShardDocuments(bits.Words - 1);
        _tests = [.. bits.Tests.Skip(_source.KnownTests)];
        List<string> columns = [.. fromVerdicts ? [] : (string[])[Letters, Japanese], .. _tests.Select(test => test.Measure), .. questions.Select(question => question.Rule.Measure)];
        _columns = [.. columns.Distinct(StringComparer.Ordinal)];
        _testColumns = [.. _tests.Select(test => Array.IndexOf(_columns, test.Measure))];
        _questionColumns = [.. questions.Select(question => Array.IndexOf(_columns, question.Rule.Measure))];
        _values = [.. _columns.Select(_ => new double[DuckDbReader.BlockRows])];
        _key = new long[bits.Words + 1];
        Nearby = [.. questions.Select(question => new NearbyDocuments(question))];
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
        _source.Read(shard, _documents);
        _nextTwin = 0;
        if (_columns.Length == 0)
        {
            Count(shard, 0, _documents.Count);
            return;
        }

        int row = 0;
        (string Key, long Bytes) file = _files.Of("measures")[shard];
        _ledgers.ForEachBlock($"SELECT {string.Join(", ", _columns.Select(column => $"{DuckDbConnection.QuoteName(column)}::DOUBLE"))} FROM {_ledgers.Table([file])}", (block, rows) =>
        {
            if (row + rows > _documents.Count)
            {
                throw _ledgers.Misfit(file.Key);
            }

            Take(block, row, rows);
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

    /// <summary>Takes the measures of a block: sets bits, test by test.</summary>
    private void Take(DuckDbReader block, int first, int rows)
    {
        for (int column = 0; column < _columns.Length; column++)
        {
            block.CopyDoubles(column, _values[column]);
        }

        for (int test = 0; test < _tests.Count; test++)
        {
            (int word, long bit) = RuleBits.Place(RuleBits.FirstTest + _source.KnownTests + test);
            _tests[test].Mark(_values[_testColumns[test]].AsSpan(0, rows), _documents.Words[word - 1].AsSpan(first, rows), bit);
        }

        if (_source.KnownTests > 0)
        {
            return;
        }

        // The columns of letters come first where they are read at all.
        _values[1].AsSpan(0, rows).CopyTo(_documents.Japanese.AsSpan(first));
        for (int i = 0; i < rows; i++)
        {
            _documents.Letters[first + i] = (int)_values[0][i];
        }
    }

    /// <summary>Counts documents whose bits are set.</summary>
    private void Count(int shard, int first, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            int row = first + i;
            _key[0] = _documents.Hosts[row];
            _key[^1] = _documents.Sources[row];
            for (int word = 0; word < _documents.Words.Count; word++)
            {
                _key[word + 1] = _documents.Words[word][row];
            }

            Quantity amount = new(1, _documents.Bytes[row], _documents.Letters[row]);
            long[] words = Tally.Add(_key, amount);
            if (_nextTwin < _documents.Twins.Count && _documents.Twins[_nextTwin].Row == row)
            {
                (_, UInt128 cluster, bool merged) = _documents.Twins[_nextTwin++];
                Twins.Add(new TwinMember(cluster, new DocumentAddress(shard, row), words, _documents.Japanese[row], (int)amount.Letters, (int)amount.Bytes, _documents.Days[row], merged));
            }

            for (int question = 0; question < _questionColumns.Length; question++)
            {
                Nearby[question].Offer(new NearDocument(new DocumentAddress(shard, row), _values[_questionColumns[question]][i], words));
            }
        }
    }
}
