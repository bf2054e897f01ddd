using System.Numerics;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Says of the bits of a document how it ends in a run.</summary>
/// <remarks>Immutable. Tests are numbered in the order of the rules, so the lowest bit is that of the first rule that fails.</remarks>
internal sealed class RunFates
{
    private readonly int[] _fateOfTest;
    private readonly int[] _fateOfHost = new int[2];
    private readonly int _merged;

    /// <summary>Prepares for the rules of a run.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="number">Gives fates the numbers that hold for both runs.</param>
    public RunFates(Preset rules, Func<string, int> number)
    {
        RuleBits bits = new();
        JudgedTrial judged = new(new Trial("run", rules), bits);
        Words = bits.Words - 1;
        _fateOfTest = new int[bits.Tests.Count];
        for (int rule = rules.Rules.Count - 1; rule >= 0; rule--)
        {
            _fateOfTest[bits.Of(rules.Rules[rule]) - RuleBits.FirstTest] = number(rules.Rules[rule].Id);
        }

        (_fateOfHost[0], _fateOfHost[1]) = (number(judged.RuleIds[0]), number(judged.RuleIds[1]));
        (_merged, Kept) = (number(FateTable.Merged), number(FateTable.Kept));
    }

    /// <summary>Gets the words of bits besides the one of hosts.</summary>
    public int Words { get; }

    /// <summary>Gets the number of the fate of what is in the dataset.</summary>
    public int Kept { get; }

    /// <summary>Gets the number of the fate of a document.</summary>
    /// <param name="documents">The shard.</param>
    /// <param name="row">The document.</param>
    /// <param name="merged">Whether it was merged into a twin.</param>
    public int Of(ShardDocuments documents, int row, bool merged)
    {
        if (documents.Hosts[row] is not 0 and long host)
        {
            return _fateOfHost[BitOperations.TrailingZeroCount(host)];
        }

        for (int word = 0; word < Words; word++)
        {
            if (documents.Words[word][row] is not 0 and long tests)
            {
                return _fateOfTest[(word * 64) + BitOperations.TrailingZeroCount(tests)];
            }
        }

        return merged ? _merged : Kept;
    }
}
