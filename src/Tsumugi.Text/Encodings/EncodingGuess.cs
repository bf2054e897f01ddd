namespace Tsumugi.Text.Encodings;

/// <summary>An encoding and how much the bytes look like it.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Score">Mean plausibility of the letters beyond ASCII, from −2 to 1; see <see cref="EncodingDetector"/>.</param>
/// <param name="Prior">What labels add to the score.</param>
public readonly record struct EncodingGuess(PageEncoding Encoding, double Score, double Prior)
{
    /// <summary>Gets by what the guesses are ranked.</summary>
    public double Total => Score + Prior;
}
