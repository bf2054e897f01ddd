namespace Tsumugi.Models.Training;

/// <summary>How much text each token stands for, so that models with different vocabularies can be compared.</summary>
/// <param name="Characters">
/// Unicode characters of each token. One that stands for a single byte of a longer character counts as one if that byte begins a character
/// and as none otherwise, so that the sum over a text is its number of characters, however it was cut.
/// </param>
/// <param name="Bytes">UTF-8 bytes of each token.</param>
public sealed record TokenLengths(int[] Characters, int[] Bytes)
{
    /// <summary>Measures tokens by their bytes.</summary>
    /// <param name="pieces">The bytes that each token stands for; empty for marks such as the end of a document.</param>
    public static TokenLengths Of(IReadOnlyList<byte[]> pieces) => new(
        [.. pieces.Select(piece => piece.Count(value => (value & 0xC0) != 0x80))],
        [.. pieces.Select(piece => piece.Length)]);
}
