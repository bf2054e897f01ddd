using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Rules;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Trials;

/// <summary>Gives every distinct test of some trials a bit, so that one scan of the ledger answers all of them.</summary>
/// <remarks>Rules of several trials that ask the same of the same measure share their bit. A document's bits are set where it fails.</remarks>
internal sealed class RuleBits
{
    /// <summary>The bit of the first test: those of hosts have the word in front.</summary>
    public const int FirstTest = WordBits;

    private const int WordBits = 64;

    private readonly List<RuleTest> _tests = [];
    private readonly List<Preset> _hosts = [];

    /// <summary>Gets presets with distinct lists of hosts; each has two bits from twice its number: not allowed, and blocked.</summary>
    public IReadOnlyList<Preset> Hosts => _hosts;

    /// <summary>Gets the tests; the first has the bit <see cref="FirstTest"/>, and so on.</summary>
    public IReadOnlyList<RuleTest> Tests => _tests;

    /// <summary>Gets how many words hold the bits of the tests; the bits of hosts have a word of their own in front.</summary>
    public int Words => 1 + ((_tests.Count + WordBits - 1) / WordBits);

    /// <summary>Gets the bit of a rule.</summary>
    public int Of(Rule rule)
    {
        RuleTest test = new(rule.Measure, rule.Min, rule.Max, rule.MinExclusive, rule.MaxExclusive);
        int known = _tests.IndexOf(test);
        if (known < 0)
        {
            _tests.Add(test);
            known = _tests.Count - 1;
        }

        return FirstTest + known;
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

    /// <summary>Gets a number that says whether bits were made with the same tests in the same order.</summary>
    public ulong Fingerprint()
    {
        StringBuilder text = new();
        foreach (RuleTest test in _tests)
        {
            // A double in its shortest form that is read back as the same one.
            _ = text.Append(CultureInfo.InvariantCulture, $"test {test.Measure} {test.Min:R} {test.MinExclusive} {test.Max:R} {test.MaxExclusive}\n");
        }

        foreach (Preset preset in _hosts)
        {
            _ = text.Append("allowed ").AppendJoin(' ', preset.AllowedHosts.Suffixes).Append("\nblocked ").AppendJoin(' ', preset.BlockedHosts.Suffixes).Append('\n');
        }

        return Hash64.Of(text.ToString());
    }

    /// <summary>Says whether two presets leave out the same hosts.</summary>
    public static bool SameHosts(Preset one, Preset other) =>
        one.BlockedHosts.Suffixes.SequenceEqual(other.BlockedHosts.Suffixes) && one.AllowedHosts.Suffixes.SequenceEqual(other.AllowedHosts.Suffixes);

    /// <summary>Says whether a bit is set in the words of a document.</summary>
    public static bool IsSet(ReadOnlySpan<long> words, int bit) => (words[bit / WordBits] >> (bit % WordBits) & 1) != 0;

    /// <summary>Gets the word of a bit, and the bit in it.</summary>
    public static (int Word, long Bit) Place(int bit) => (bit / WordBits, 1L << (bit % WordBits));
}
