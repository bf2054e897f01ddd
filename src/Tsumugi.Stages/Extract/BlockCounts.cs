using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Extract;

/// <summary>Counts over all pages of one worker what was kept, and what was cut for which reason.</summary>
internal sealed class BlockCounts
{
    private readonly long[] _blocks = new long[(int)CutReason.Drawing + 1];
    private readonly long[] _letters = new long[(int)CutReason.Drawing + 1];

    /// <summary>Counts one block.</summary>
    public void Add(CutReason reason, int letters)
    {
        _blocks[(int)reason]++;
        _letters[(int)reason] += letters;
    }

    /// <summary>Gets what is not 0, the kept first.</summary>
    public IReadOnlyList<BlockTally> All()
    {
        List<BlockTally> all = [];
        for (int i = 0; i < _blocks.Length; i++)
        {
            if (_blocks[i] > 0)
            {
                all.Add(new BlockTally(CutReasons.Code((CutReason)i), _blocks[i], _letters[i]));
            }
        }

        return all;
    }
}
