using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Trials;

/// <summary>A trial with the bits of its rules: says of a document's bits which rules it fails.</summary>
internal sealed class JudgedTrial
{
    private readonly int _hostBit;
    private readonly int[] _ruleBits;

    public JudgedTrial(Trial trial, RuleBits bits)
    {
        Trial = trial;
        _hostBit = bits.Of(trial.Rules.BlockedHosts);
        _ruleBits = [.. trial.Rules.Rules.Select(bits.Of)];
        RuleIds = [ReportFacts.HostRule, .. trial.Rules.Rules.Select(rule => rule.Id)];
    }

    public Trial Trial { get; }

    /// <summary>Gets the ids of the rules in the order of the preset, behind the rule of blocked hosts.</summary>
    public IReadOnlyList<string> RuleIds { get; }

    /// <summary>Gets the index (in <see cref="RuleIds"/>) of the first rule that fails; −1 if none does.</summary>
    public int First(ReadOnlySpan<long> words)
    {
        for (int rule = 0; rule <= _ruleBits.Length; rule++)
        {
            if (Fails(words, rule))
            {
                return rule;
            }
        }

        return -1;
    }

    /// <summary>Says whether a document fails a rule, by index in <see cref="RuleIds"/>.</summary>
    public bool Fails(ReadOnlySpan<long> words, int rule)
    {
        int bit = rule == 0 ? _hostBit : _ruleBits[rule - 1];
        return bit >= 0 && RuleBits.IsSet(words, bit);
    }
}
