namespace Tsumugi.Stages.Compare;

/// <summary>How far two sides agree on which documents to take.</summary>
/// <param name="First">The number of the one side.</param>
/// <param name="Second">The number of the other.</param>
/// <param name="Both">Documents that both take.</param>
/// <param name="OnlyFirst">Documents that the one takes alone.</param>
/// <param name="OnlySecond">Documents that the other takes alone.</param>
/// <param name="Neither">Documents that neither takes.</param>
public sealed record Agreement(int First, int Second, long Both, long OnlyFirst, long OnlySecond, long Neither)
{
    /// <summary>Gets the documents that at least one takes.</summary>
    public long Either => Both + OnlyFirst + OnlySecond;

    /// <summary>Gets the documents that both take over those that at least one takes; 1 if nobody takes any.</summary>
    public double Jaccard => Either == 0 ? 1 : (double)Both / Either;

    /// <summary>Gets Cohen's kappa: agreement beyond what two sides would reach that take as many documents by chance (Cohen 1960); 1 if both take all or none.</summary>
    public double Kappa
    {
        get
        {
            double all = Either + Neither;
            if (all == 0)
            {
                return 1;
            }

            double observed = (Both + Neither) / all;
            double first = (Both + OnlyFirst) / all;
            double second = (Both + OnlySecond) / all;
            double chance = (first * second) + ((1 - first) * (1 - second));
            return chance >= 1 ? 1 : (observed - chance) / (1 - chance);
        }
    }
}
