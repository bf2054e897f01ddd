namespace Tsumugi.Models.Training;

/// <summary>How well a model foresees text that it has not learned from.</summary>
/// <param name="Nats">The sum of −ln P.</param>
/// <param name="Tokens">Tokens that were predicted.</param>
/// <param name="Characters">Characters they stand for; 0 if unknown.</param>
/// <param name="Bytes">UTF-8 bytes they stand for; 0 if unknown.</param>
public sealed record HeldOutLoss(double Nats, long Tokens, long Characters, long Bytes)
{
    /// <summary>Gets the mean loss of a token in nats.</summary>
    public double PerToken => Nats / Tokens;

    /// <summary>Gets the bits for each character: what can be compared between tokenizers.</summary>
    public double BitsPerCharacter => Nats / Math.Log(2) / Characters;

    /// <summary>Gets the bits for each byte.</summary>
    public double BitsPerByte => Nats / Math.Log(2) / Bytes;
}
