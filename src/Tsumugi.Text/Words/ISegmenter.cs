namespace Tsumugi.Text.Words;

/// <summary>Cuts a text into words.</summary>
/// <remarks>
/// The same text must give the same words on every machine that has the same segmenter; its name goes into what is stored beside the numbers, since a number
/// of words means something only together with it. One object per worker; not thread-safe unless it says so.
/// </remarks>
public interface ISegmenter
{
    /// <summary>Gets the name with everything on which the words depend, such as `own` or `mecab 0.996 ipadic`.</summary>
    string Name { get; }

    /// <summary>Adds the words of a text in text order; white space belongs to no word.</summary>
    /// <param name="text">Any UTF-16, lone surrogates included; never throws.</param>
    /// <param name="words">Receives them.</param>
    void Cut(ReadOnlySpan<char> text, WordList words);
}
