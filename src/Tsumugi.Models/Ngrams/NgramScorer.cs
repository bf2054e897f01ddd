namespace Tsumugi.Models.Ngrams;

/// <summary>Takes the bits of texts under a language model; one worker at a time, allocates nothing but its growing memory.</summary>
/// <param name="model">The model.</param>
/// <param name="known">By symbol, which letters count as known; null for all letters of the alphabet. The others are told as outside, at what they cost.</param>
public sealed class NgramScorer(NgramModel model, bool[]? known = null)
{
    private static readonly double BitsPerDigit = Math.Log2(10);

    private readonly float[] _state = new float[NgramSettings.MostOrder + 2];
    private int[] _symbols = new int[1024];

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
        if (_symbols.Length < line.Length + 2)
        {
            _symbols = new int[line.Length * 2];
        }

        _symbols[0] = Alphabet.Begin;
        int count = model.Alphabet.Spell(line, _symbols.AsSpan(1));
        _symbols[count + 1] = Alphabet.End;
        int length = model.Begin(_state);
        double digits = 0;
        double digitsOutside = 0;
        int outside = 0;
        int escaped = 0;
        for (int i = 1; i <= count + 1; i++)
        {
            double step = model.Step(_symbols.AsSpan(0, i + 1), _state, ref length);
            digits -= step;
            escaped += _symbols[i] == Alphabet.Unknown ? 1 : 0;
            if (_symbols[i] == Alphabet.Unknown || (known is not null && !known[_symbols[i]]))
            {
                outside++;
                digitsOutside -= step;
            }
        }

        double escape = escaped * Alphabet.EscapeBits;
        return new TextBits(count + 1, outside, (digits * BitsPerDigit) + escape, (digitsOutside * BitsPerDigit) + escape);
    }
}
