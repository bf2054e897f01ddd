namespace Tsumugi.Stages.Dedup.Records;

/// <summary>A stretch of the 64-bit prefixes by which record files are sorted.</summary>
/// <param name="From">The first prefix.</param>
/// <param name="Last">The last prefix (inclusive).</param>
internal readonly record struct PrefixRange(ulong From, ulong Last)
{
    /// <summary>Gets everything.</summary>
    public static PrefixRange All => new(0, ulong.MaxValue);

    /// <summary>Gets one of <paramref name="parts"/> equal stretches; together they are everything, without overlap.</summary>
    public static PrefixRange Part(int index, int parts) => new(Start(index, parts), index + 1 == parts ? ulong.MaxValue : Start(index + 1, parts) - 1);

    private static ulong Start(int index, int parts) => (ulong)(((UInt128)index << 64) / (uint)parts);
}
