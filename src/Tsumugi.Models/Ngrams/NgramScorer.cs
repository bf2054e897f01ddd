using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Ngrams;

/// <summary>Takes the bits of texts under a language model; one worker at a time, allocates nothing but its growing memory.</summary>
/// <remarks>Bits are counted for each letter, also where the symbols are pieces: so models over different tokenizers can be compared.</remarks>
public sealed class NgramScorer
{
    private static readonly double BitsPerDigit = Math.Log2(10);

    private readonly NgramModel _model;
    private readonly LineSpeller _speller;
    private readonly bool[]? _known;
    private readonly float[] _state = new float[NgramSettings.MostOrder + 2];

    /// <summary>Prepares for a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokenizer">The tokenizer over whose pieces it was trained; null for letters.</param>
    /// <exception cref="TsumugiException">TSU5314: the model was trained over other pieces, or over pieces at all.</exception>
    public NgramScorer(NgramModel model, Tokenizer? tokenizer = null)
    {
        _model = model;
        _speller = new LineSpeller(model.Alphabet, tokenizer);
    }

    /// <summary>Prepares for a model over letters, of which some count as unknown.</summary>
    /// <param name="model">The model.</param>
    /// <param name="known">By symbol, which letters count as known. The others are told as outside, at what they cost.</param>
    /// <exception cref="TsumugiException">TSU5314: the model was trained over pieces.</exception>
    public NgramScorer(NgramModel model, bool[] known)
        : this(model, tokenizer: null) => _known = known;

    /// <summary>Checks that symbols are those of a tokenizer, or letters where there is none.</summary>
    /// <exception cref="TsumugiException">TSU5314: they are not.</exception>
    public static void Check(Alphabet alphabet, Tokenizer? tokenizer) => _ = new LineSpeller(alphabet, tokenizer);

    /// <summary>Takes a text line by line; its letters are those of the lines that are not empty, and one line end for each.</summary>
    public TextBits Score(ReadOnlySpan<char> text)
    {
        TextBits all = default;
        foreach (Range range in text.Split('\n'))
        {
            ReadOnlySpan<char> line = text[range].TrimEnd('\r');
            if (line.Length > 0)
            {
                all += ScoreLine(line);
            }
        }

        return all;
    }

    /// <summary>Takes one line.</summary>
    public TextBits ScoreLine(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<int> symbols = _speller.Spell(line);
        int length = _model.Begin(_state);
        double digits = 0;
        double digitsOutside = 0;
        int masked = 0;
        for (int i = 1; i < symbols.Length; i++)
        {
            double step = _model.Step(symbols[..(i + 1)], _state, ref length);
            digits -= step;
            if (symbols[i] == Alphabet.Unknown || (_known is not null && !_known[symbols[i]]))
            {
                masked += symbols[i] == Alphabet.Unknown ? 0 : 1;
                digitsOutside -= step;
            }
        }

        double escape = _speller.Outside * Alphabet.EscapeBits;
        return new TextBits(_speller.Letters + 1, _speller.Outside + masked, (digits * BitsPerDigit) + escape, (digitsOutside * BitsPerDigit) + escape);
    }
}
