namespace Tsumugi.Models.Proving;

/// <summary>What held-out documents cost under each arm's models: bits by arm, draw and document, and the letters that they are bits of.</summary>
/// <remarks>Filled by many threads, each of which owns its arm and draw; then only read.</remarks>
public sealed class ArmScores
{
    private readonly double[][][] _bits;
    private readonly double[][] _letters;

    /// <summary>Makes room.</summary>
    /// <param name="arms">How many arms.</param>
    /// <param name="draws">How many draws of each.</param>
    /// <param name="domains">What is scored.</param>
    public ArmScores(int arms, int draws, IReadOnlyList<HeldOutDomain> domains)
    {
        Documents = [.. domains.Select(domain => domain.Texts.Count)];
        IsCounted = [.. domains.Select(domain => domain.IsCounted)];
        int all = Documents.Sum();
        _bits = [.. Enumerable.Range(0, arms).Select(_ => Rows(draws, all))];
        _letters = Rows(draws, all);
    }

    /// <summary>Gets how many arms there are.</summary>
    public int Arms => _bits.Length;

    /// <summary>Gets how many draws of each.</summary>
    public int Draws => _letters.Length;

    /// <summary>Gets how many documents each domain has; domains lie one behind the other.</summary>
    public IReadOnlyList<int> Documents { get; }

    /// <summary>Gets which domains count in the mean.</summary>
    public IReadOnlyList<bool> IsCounted { get; }

    /// <summary>Gets the bits of each document.</summary>
    public Span<double> Bits(int arm, int draw) => _bits[arm][draw];

    /// <summary>Gets the letters of each document: the same for all arms, or a difference of bits would be one of letters.</summary>
    public Span<double> Letters(int draw) => _letters[draw];

    /// <summary>Gets the bits per letter of an arm over all draws, in each domain.</summary>
    public double[] PerLetter(int arm)
    {
        double[] domains = new double[Documents.Count];
        for (int domain = 0, start = 0; domain < domains.Length; start += Documents[domain], domain++)
        {
            double bits = 0;
            double letters = 0;
            for (int draw = 0; draw < Draws; draw++)
            {
                for (int i = start; i < start + Documents[domain]; i++)
                {
                    bits += _bits[arm][draw][i];
                    letters += _letters[draw][i];
                }
            }

            domains[domain] = letters > 0 ? bits / letters : 0;
        }

        return domains;
    }

    /// <summary>Gets the mean over the domains that count.</summary>
    public double Mean(IReadOnlyList<double> domains) => domains.Where((_, domain) => IsCounted[domain]).Average();

    private static double[][] Rows(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
