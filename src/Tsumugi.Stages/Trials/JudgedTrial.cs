using Tsumugi.Contracts.Rules;

namespace Tsumugi.Stages.Trials;

/// <summary>A trial with the bits of its rules: says of a document's bits which rules it fails.</summary>
internal sealed class JudgedTrial
{
    private const int HostRules = 2;

    private readonly int _hostBit;
    private readonly int[] _ruleBits;
    private readonly long[] _masks;

    public JudgedTrial(Trial trial, RuleBits bits)
    {
        Trial = trial;
        _hostBit = bits.OfHosts(trial.Rules);
        _ruleBits = [.. trial.Rules.Rules.Select(bits.Of)];
        _masks = new long[1 + _ruleBits.Append(0).Max(bit => RuleBits.Place(bit).Word)];
        foreach (int bit in _hostBit >= 0 ? [_hostBit, _hostBit + 1, .. _ruleBits] : _ruleBits)
        {
            (int word, long mask) = RuleBits.Place(bit);
            _masks[word] |= mask;
        }

        RuleIds = [Preset.AllowedHostRule, Preset.BlockedHostRule, .. trial.Rules.Rules.Select(rule => rule.Id)];
    }

    public Trial Trial { get; }

    /// <summary>Gets the ids of the rules in the order of the preset, behind the two rules of hosts.</summary>
    public IReadOnlyList<string> RuleIds { get; }

    /// <summary>Says whether a document passes all rules.</summary>
    public bool Passes(ReadOnlySpan<long> words)
    {
        for (int word = 0; word < _masks.Length; word++)
        {
            if ((words[word] & _masks[word]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets the index (in <see cref="RuleIds"/>) of the first rule that fails; −1 if none does.</summary>
    public int First(ReadOnlySpan<long> words)
    {
        for (int rule = 0; rule < RuleIds.Count; rule++)
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
        if (rule >= HostRules)
        {
            return RuleBits.IsSet(words, _ruleBits[rule - HostRules]);
        }

        return _hostBit >= 0 && RuleBits.IsSet(words, _hostBit + rule);
    }
}
