namespace Tsumugi.Models.Proving;

/// <summary>How many bytes of a draw come from each source.</summary>
public static class SourceMix
{
    /// <summary>Gets the share that each source has of the bytes of an arm.</summary>
    public static SortedDictionary<string, double> Of(IReadOnlyList<ArmDocument> documents)
    {
        SortedDictionary<string, long> bytes = BytesOf(documents);
        double all = bytes.Values.Sum();
        return new SortedDictionary<string, double>(bytes.ToDictionary(source => source.Key, source => source.Value / all), StringComparer.Ordinal);
    }

    /// <summary>Gets the shares that all arms can have alike: of each source the least that any of them has, scaled to a whole.</summary>
    /// <returns>Empty if no source is in all arms.</returns>
    public static SortedDictionary<string, double> Shared(IReadOnlyList<SortedDictionary<string, double>> arms)
    {
        Dictionary<string, double> least = arms[0].Keys.Where(source => arms.All(arm => arm.ContainsKey(source))).ToDictionary(source => source, source => arms.Min(arm => arm[source]));
        double all = least.Values.Sum();
        return new SortedDictionary<string, double>(least.ToDictionary(source => source.Key, source => source.Value / all), StringComparer.Ordinal);
    }

    /// <summary>Gets how different two mixes are: half the sum of the differences of their shares, 0 for the same and 1 for no source in common.</summary>
    public static double Distance(SortedDictionary<string, double> left, SortedDictionary<string, double> right) =>
        left.Keys.Union(right.Keys).Order(StringComparer.Ordinal).Sum(source => Math.Abs(left.GetValueOrDefault(source) - right.GetValueOrDefault(source))) / 2;

    /// <summary>Gets the most bytes that an arm can give in a mix.</summary>
    public static long MostBytes(IReadOnlyList<ArmDocument> documents, SortedDictionary<string, double> mix)
    {
        SortedDictionary<string, long> bytes = BytesOf(documents);
        return mix.Where(source => source.Value > 0).Select(source => (long)(bytes.GetValueOrDefault(source.Key) / source.Value)).DefaultIfEmpty(0).Min();
    }

    /// <summary>Splits bytes among sources; what rounding leaves over goes to the sources that it has cut most.</summary>
    public static SortedDictionary<string, long> Quotas(SortedDictionary<string, double> mix, long bytes)
    {
        SortedDictionary<string, long> quotas = new(StringComparer.Ordinal);
        foreach ((string source, double share) in mix)
        {
            quotas[source] = (long)(share * bytes);
        }

        long left = bytes - quotas.Values.Sum();
        foreach (string source in mix.OrderByDescending(source => (source.Value * bytes) - quotas[source.Key]).ThenBy(source => source.Key, StringComparer.Ordinal).Take((int)left).Select(source => source.Key).ToList())
        {
            quotas[source]++;
        }

        return quotas;
    }

    private static SortedDictionary<string, long> BytesOf(IReadOnlyList<ArmDocument> documents)
    {
        SortedDictionary<string, long> bytes = new(StringComparer.Ordinal);
        foreach (ArmDocument document in documents)
        {
            bytes[document.Source] = bytes.GetValueOrDefault(document.Source) + document.Bytes;
        }

        return bytes;
    }
}
