using System.Buffers;
using System.Text;
using Tsumugi.Contracts.Guarding;

namespace Tsumugi.Serve.Guarding;

/// <summary>Lets an answer through sentence by sentence, as the guard rules allow. For one answer.</summary>
/// <remarks>
/// A sentence is held back until it is whole, so that what a rule refuses is never half said. What spreads over two sentences
/// is not found; a sentence of more than <see cref="LongestHeld"/> letters is looked at in pieces.
/// </remarks>
/// <param name="guard">The rules.</param>
/// <param name="spoke">Told each rule that finds something.</param>
public sealed class GuardedText(Guard guard, Action<GuardRule> spoke)
{
    private const int LongestHeld = 400;
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?\n");

    private readonly bool _reads = guard.Reads(GuardSide.Output);
    private readonly StringBuilder _held = new();

    /// <summary>Gets the rule that ended the answer; null if none has.</summary>
    public GuardRule? Refused { get; private set; }

    /// <summary>Takes in some text.</summary>
    /// <returns>What may be said now.</returns>
    public string Add(string text)
    {
        if (!_reads)
        {
            return text;
        }

        if (Refused is not null)
        {
            return "";
        }

        _held.Append(text);
        string held = _held.ToString();
        int end = held.AsSpan().LastIndexOfAny(Ends) + 1;
        end = end == 0 && held.Length > LongestHeld ? held.Length : end;
        if (end == 0)
        {
            return "";
        }

        _held.Remove(0, end);
        return Look(held[..end]);
    }

    /// <summary>Gets what was held back, at the end of the answer.</summary>
    public string Rest()
    {
        string held = _held.ToString();
        _held.Clear();
        return held.Length > 0 && Refused is null ? Look(held) : "";
    }

    private string Look(string text)
    {
        GuardVerdict verdict = guard.Look(text, GuardSide.Output);
        foreach (GuardRule rule in verdict.Spoke)
        {
            spoke(rule);
        }

        Refused = verdict.Refused;
        return verdict.Text;
    }
}
