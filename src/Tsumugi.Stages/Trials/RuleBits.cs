using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>Gives every distinct test of some trials a bit, so that one scan of the ledger answers all of them.</summary>
/// <remarks>Rules of several trials that ask the same of the same measure share their bit. A document's bits are set where it fails.</remarks>
internal sealed class RuleBits
{
    /// <summary>Bits of one word: DuckDB's whole numbers are signed.</summary>
    private const int WordBits = 62;

    private readonly List<(string Measure, double? Min, double? Max, bool MaxExclusive)> _tests = [];
    private readonly List<IReadOnlyList<string>> _hosts = [];

    /// <summary>Gets the lists of blocked hosts, by bit from 0.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Hosts => _hosts;

    /// <summary>Gets the measures that the tests ask for.</summary>
    public IEnumerable<string> Measures => _tests.Select(test => test.Measure).Distinct();

    /// <summary>Gets how many words hold the bits of the tests; the bits of hosts have a word of their own in front.</summary>
    public int Words => 1 + ((_tests.Count + WordBits - 1) / WordBits);

    /// <summary>Gets the bit of a rule.</summary>
    public int Of(Rule rule)
    {
        var test = (rule.Measure, rule.Min, rule.Max, rule.MaxExclusive);
        int known = _tests.IndexOf(test);
        if (known < 0)
        {
            _tests.Add(test);
            known = _tests.Count - 1;
        }

        return WordBits + known;
    }

    /// <summary>Gets the bit of a list of hosts; −1 for the list that blocks nobody.</summary>
    public int Of(BlockedHosts hosts)
    {
        if (hosts.Suffixes.Count == 0)
        {
            return -1;
        }

        int known = _hosts.FindIndex(list => list.SequenceEqual(hosts.Suffixes));
        if (known < 0)
        {
            _hosts.Add(hosts.Suffixes);
            known = _hosts.Count - 1;
        }

        return known;
    }

    /// <summary>Says whether a bit is set in the words of a document.</summary>
    public static bool IsSet(ReadOnlySpan<long> words, int bit) => (words[bit / WordBits] >> (bit % WordBits) & 1) != 0;

    /// <summary>Sets a bit.</summary>
    public static void Set(Span<long> words, int bit) => words[bit / WordBits] |= 1L << (bit % WordBits);

    /// <summary>Gets the words of the tests as SQL over the columns of the measures, in order, without the word of the hosts.</summary>
    public IEnumerable<string> Sql(string table)
    {
        for (int first = 0; first < _tests.Count; first += WordBits)
        {
            yield return string.Join(" + ", _tests.Skip(first).Take(WordBits).Select((test, bit) => $"CASE WHEN {Fails(table, test)} THEN {1L << bit} ELSE 0 END"));
        }
    }

    private static string Fails(string table, (string Measure, double? Min, double? Max, bool MaxExclusive) test)
    {
        // A value that is not a number passes every rule, as in the program; for DuckDB it is greater than everything.
        string column = $"{table}.{DuckDbConnection.QuoteName(test.Measure)}";
        string min = test.Min is { } low ? $"{column} < {LedgerDatabase.Number(low)}" : "false";
        string max = test.Max is { } high ? $"({column} {(test.MaxExclusive ? ">=" : ">")} {LedgerDatabase.Number(high)} AND NOT isnan({column}))" : "false";
        return $"{min} OR {max}";
    }
}
