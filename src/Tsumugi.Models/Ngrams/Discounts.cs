namespace Tsumugi.Models.Ngrams;

/// <summary>What modified Kneser-Ney takes from counts of 1, 2, and 3 or more of one order (Chen and Goodman 1999, section 3.1).</summary>
/// <param name="One">From a count of 1.</param>
/// <param name="Two">From a count of 2.</param>
/// <param name="More">From larger counts.</param>
public readonly record struct Discounts(double One, double Two, double More)
{
    /// <summary>Gets the discounts for texts too small or too regular to estimate them; the fallback of KenLM's lmplz.</summary>
    public static readonly Discounts Fallback = new(0.5, 1, 1.5);

    /// <summary>Estimates them from how many n-grams have each small count.</summary>
    /// <param name="ofCount">At 1 to 4, how many n-grams have that count.</param>
    public static Discounts From(ReadOnlySpan<long> ofCount)
    {
        if (ofCount[1] == 0 || ofCount[2] == 0 || ofCount[3] == 0 || ofCount[4] == 0)
        {
            return Fallback;
        }

        double y = ofCount[1] / (double)(ofCount[1] + (2 * ofCount[2]));
        Discounts found = new(1 - (2 * y * ofCount[2] / ofCount[1]), 2 - (3 * y * ofCount[3] / ofCount[2]), 3 - (4 * y * ofCount[4] / ofCount[3]));
        return found.One is >= 0 and <= 1 && found.Two is >= 0 and <= 2 && found.More is >= 0 and <= 3 ? found : Fallback;
    }

    /// <summary>Gets what is taken from a count.</summary>
    public double Of(long count) => count switch { 0 => 0, 1 => One, 2 => Two, _ => More };
}
