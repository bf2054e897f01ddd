namespace Tsumugi.Stages.Measure;

/// <summary>Divides counts.</summary>
internal static class Quotient
{
    /// <summary>Divides; 0/0 is 0, since a text without one piece needs a number a person can read.</summary>
    public static double Of(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
