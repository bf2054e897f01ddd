namespace Tsumugi.Contracts.Ledger;

/// <summary>A stretch of a text: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <remarks>In process the offsets are UTF-16 units; in every file and on every screen they are UTF-8 bytes of the stored text.</remarks>
/// <param name="Start">First unit.</param>
/// <param name="End">First unit behind it.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Gets the number of units.</summary>
    public int Length => End - Start;
}
