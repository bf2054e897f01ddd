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

    private readonly List<(string Measure, double? Min, double? Max, bool MinExclusive, bool MaxExclusive)> _tests = [];
    private readonly List<Preset> _hosts = [];

    /// <summary>Gets presets with distinct lists of hosts; each has two bits from twice its number: not allowed, and blocked.</summary>
    public IReadOnlyList<Preset> Hosts => _hosts;

    /// <summary>Gets the measures that the tests ask for.</summary>
    public IEnumerable<string> Measures => _tests.Select(test => test.Measure).Distinct();

    /// <summary>Gets how many words hold the bits of the tests; the bits of hosts have a word of their own in front.</summary>
    public int Words => 1 + ((_tests.Count + WordBits - 1) / WordBits);

    /// <summary>Gets the bit of a rule.</summary>
    public int Of(Rule rule)
    {
        var test = (rule.Measure, rule.Min, rule.Max, rule.MinExclusive, rule.MaxExclusive);
        int known = _tests.IndexOf(test);
        if (known < 0)
        {
            _tests.Add(test);
            known = _tests.Count - 1;
        }

        return WordBits + known;
    }

    /// <summary>Gets the first of the two bits of a preset's hosts; −1 if it takes every host.</summary>
    public int OfHosts(Preset preset)
    {
        if (preset.BlockedHosts.Suffixes.Count + preset.AllowedHosts.Suffixes.Count == 0)
        {
            return -1;
        }

        int known = _hosts.FindIndex(other => SameHosts(other, preset));
        if (known < 0)
        {
            _hosts.Add(preset);
            known = _hosts.Count - 1;
        }

        return known * 2;
    }

    /// <summary>Says whether two presets leave out the same hosts.</summary>
    public static bool SameHosts(Preset one, Preset other) =>
        one.BlockedHosts.Suffixes.SequenceEqual(other.BlockedHosts.Suffixes) && one.AllowedHosts.Suffixes.SequenceEqual(other.AllowedHosts.Suffixes);

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

    private static string Fails(string table, (string Measure, double? Min, double? Max, bool MinExclusive, bool MaxExclusive) test)
    {
        // A value that is not a number passes every rule, as in the program; for DuckDB it is greater than everything, infinity too.
        string column = $"{table}.{DuckDbConnection.QuoteName(test.Measure)}";
        string min = test.Min is { } low ? $"{column} {(test.MinExclusive ? "<=" : "<")} {LedgerDatabase.Number(low)}" : "";
        string max = test.Max is { } high ? $"({column} {(test.MaxExclusive ? ">=" : ">")} {LedgerDatabase.Number(high)} AND {column} < 'NaN'::DOUBLE)" : "";
        return min.Length > 0 && max.Length > 0 ? $"{min} OR {max}" : min.Length + max.Length > 0 ? min + max : "false";
    }
}
