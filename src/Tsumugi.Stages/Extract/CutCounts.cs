using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Extract;

/// <summary>Counts over all pages of one worker what was cut for which reason.</summary>
internal sealed class CutCounts
{
    private readonly long[] _blocks = new long[(int)CutReason.Drawing + 1];
    private readonly long[] _letters = new long[(int)CutReason.Drawing + 1];

    /// <summary>Counts one block; a kept one counts under no reason.</summary>
    public void Add(CutReason reason, int letters)
    {
        _blocks[(int)reason]++;
        _letters[(int)reason] += letters;
    }

    /// <summary>Gets the reasons that cut something.</summary>
    public IReadOnlyList<CutTally> All()
    {
        List<CutTally> all = [];
        for (int i = 1; i < _blocks.Length; i++)
        {
            if (_blocks[i] > 0)
            {
                all.Add(new CutTally(CutReasons.Code((CutReason)i), _blocks[i], _letters[i]));
            }
        }

        return all;
    }
}
