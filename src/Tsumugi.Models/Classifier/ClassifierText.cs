using System.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Models.Classifier;

/// <summary>Makes of a text the bytes that a classifier looks at: as they are, or with spaces between the words.</summary>
/// <remarks>One worker; the bytes hold until the next call.</remarks>
/// <param name="segmenter">What cuts words; null for texts as they are.</param>
public sealed class ClassifierText(ISegmenter? segmenter)
{
    private readonly WordList _words = new();
    private byte[] _bytes = new byte[4096];

    /// <summary>Gets the name of the segmenter with everything on which the words depend; empty for none.</summary>
    public string Name => segmenter?.Name ?? "";

    /// <summary>Gets the bytes of a text.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length) + text.Length;
        if (_bytes.Length < most)
        {
            _bytes = new byte[most];
        }

        if (segmenter is null)
        {
            return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
        }

        segmenter.Cut(text, _words);
        int length = 0;
        for (int i = 0; i < _words.Count; i++)
        {
            if (i > 0)
            {
                _bytes[length++] = (byte)' ';
            }

            length += Encoding.UTF8.GetBytes(text[_words.Starts[i].._words.Ends[i]], _bytes.AsSpan(length));
        }

        return _bytes.AsSpan(0, length);
    }
}
