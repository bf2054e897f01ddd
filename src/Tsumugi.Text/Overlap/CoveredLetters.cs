namespace Tsumugi.Text.Overlap;

/// <summary>Counts the letters of a passage that lie within runs of n letters which count, or which a text has.</summary>
internal static class CoveredLetters
{
    /// <summary>Counts them.</summary>
    /// <param name="grams">The runs.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="key">Its letters.</param>
    /// <param name="seen">For each group the last text that has it; empty if all runs count.</param>
    /// <param name="text">The text asked about.</param>
    public static int Of(GramTable grams, int passage, ReadOnlySpan<char> key, ReadOnlySpan<uint> seen, uint text)
    {
        int covered = 0;
        int end = 0;
        GramWalk walk = new(grams, key);
        while (walk.Next())
        {
            if ((seen.IsEmpty || seen[walk.Group] == text) && grams.Holds(walk.Group, passage))
            {
                int after = walk.Start + grams.RunLetters;
                covered += after - Math.Max(end, walk.Start);
                end = after;
            }
        }

        return covered;
    }
}
