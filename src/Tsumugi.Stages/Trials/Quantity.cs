namespace Tsumugi.Stages.Trials;

/// <summary>How much of the stored text something is.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Bytes">UTF-8 bytes of their stored text, before personal data is masked.</param>
/// <param name="Letters">Code points of it.</param>
public readonly record struct Quantity(long Documents, long Bytes, long Letters)
{
    /// <summary>Adds.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Documents + right.Documents, left.Bytes + right.Bytes, left.Letters + right.Letters);

    /// <summary>Subtracts.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Documents - right.Documents, left.Bytes - right.Bytes, left.Letters - right.Letters);
}
