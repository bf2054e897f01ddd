namespace Tsumugi.Models.Proving;

/// <summary>Texts of one kind that no arm learns from.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Texts">The normalised texts, one for each document.</param>
/// <param name="IsCounted">Whether it counts in means and verdicts; otherwise it is told beside them.</param>
public sealed record HeldOutDomain(string Name, IReadOnlyList<string> Texts, bool IsCounted = true)
{
    /// <summary>Gets the UTF-8 bytes of all texts.</summary>
    public long Bytes => Texts.Sum(text => (long)ProofText.Bytes(text));
}
