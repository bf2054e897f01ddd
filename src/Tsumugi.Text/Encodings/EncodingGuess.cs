namespace Tsumugi.Text.Encodings;

/// <summary>An encoding and how much the bytes look like it.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Score">Mean plausibility of the letters beyond ASCII, from −2 to 1; see <see cref="EncodingDetector"/>.</param>
public readonly record struct EncodingGuess(PageEncoding Encoding, double Score);
