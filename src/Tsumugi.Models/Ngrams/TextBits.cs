namespace Tsumugi.Models.Ngrams;

/// <summary>What a text costs under a language model.</summary>
/// <param name="Letters">Its letters, line ends included.</param>
/// <param name="Outside">Letters outside the model's alphabet.</param>
/// <param name="Bits">All bits, those of the letters outside included.</param>
/// <param name="BitsOutside">The bits of the letters outside.</param>
public readonly record struct TextBits(long Letters, long Outside, double Bits, double BitsOutside)
{
    /// <summary>Gets the bits of each letter; 0 for an empty text.</summary>
    public double PerLetter => Letters == 0 ? 0 : Bits / Letters;

    /// <summary>Gets the bits of each letter of the alphabet, which is what models over different texts are compared by beside <see cref="PerLetter"/>.</summary>
    public double PerKnownLetter => Letters == Outside ? 0 : (Bits - BitsOutside) / (Letters - Outside);

    /// <summary>Adds up two texts.</summary>
    public static TextBits operator +(TextBits left, TextBits right) => new(left.Letters + right.Letters, left.Outside + right.Outside, left.Bits + right.Bits, left.BitsOutside + right.BitsOutside);
}
