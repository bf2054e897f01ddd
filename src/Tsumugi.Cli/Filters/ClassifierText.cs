using System.Text;
using Tsumugi.Stages.Measure;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Filters;

/// <summary>Makes of a text the bytes that a classifier looks at: as they are, or with spaces between the words.</summary>
/// <remarks>One worker; the bytes hold until the next call.</remarks>
internal sealed class ClassifierText
{
    private readonly ISegmenter? _segmenter;
    private readonly WordList _words = new();
    private byte[] _bytes = new byte[4096];

    /// <summary>Prepares for a choice of `--words`.</summary>
    /// <param name="words">`none`, or what cuts words.</param>
    /// <param name="place">Where it was asked for.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU4102: MeCab is asked for, and it is not here.</exception>
    public ClassifierText(string words, string place) => _segmenter = words is "none" or "" ? null : MeasureSettings.Open(words, place) ?? new ScriptSegmenter();

    /// <summary>Gets the name of the segmenter with everything on which the words depend; empty for none.</summary>
    public string Name => _segmenter?.Name ?? "";

    /// <summary>Gets what `--words` must say for a model that was trained with a segmenter of a name.</summary>
    public static string ChoiceFor(string segmenter) => segmenter.Length == 0 ? "none" : segmenter.Split(' ')[0];

    /// <summary>Gets the bytes of a text.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length) + text.Length;
        if (_bytes.Length < most)
        {
            _bytes = new byte[most];
        }

        if (_segmenter is null)
        {
            return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
        }

        _segmenter.Cut(text, _words);
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
