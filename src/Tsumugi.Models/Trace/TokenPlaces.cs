using System.Buffers;
using System.Text;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Trace;

/// <summary>Where the tokens of a text lie in it, and where sentences end.</summary>
internal sealed class TokenPlaces
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？」!?\n");

    private readonly int[] _units;
    private readonly bool[] _whole;
    private readonly int[] _limits;

    private TokenPlaces(int[] units, bool[] whole, int[] limits) => (_units, _whole, _limits) = (units, whole, limits);

    /// <summary>Finds the places. Tokens that do not give the text again (a normaliser has changed it) have places only as far as they do.</summary>
    public static TokenPlaces Of(string text, List<int> tokens, ITokenizer tokenizer)
    {
        int[] units = new int[tokens.Count + 1];
        bool[] whole = new bool[tokens.Count + 1];
        int unit = 0;
        int pending = 0; // bytes of the letter that has begun
        for (int i = 0; i < tokens.Count; i++)
        {
            units[i] = unit;
            whole[i] = pending == 0;
            foreach (byte value in tokenizer.Bytes(tokens[i]))
            {
                pending++;
                if (unit < text.Length && pending == BytesAt(text, unit))
                {
                    unit += char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length && char.IsLowSurrogate(text[unit + 1]) ? 2 : 1;
                    pending = 0;
                }
            }
        }

        units[^1] = unit;
        whole[^1] = pending == 0;
        return new TokenPlaces(units, whole, Limits(text, units));
    }

    /// <summary>Gets the first unit of a token; of the one behind the last, the length of the text.</summary>
    public int Unit(int token) => _units[token];

    /// <summary>Says whether a token begins with the beginning of a letter.</summary>
    public bool Begins(int token) => _whole[token];

    /// <summary>Gets the token behind which a run that begins with another must end: the one that ends its sentence.</summary>
    public int Limit(int token) => _limits[token];

    /// <summary>Finds the token that begins at a unit.</summary>
    public int TokenAt(int unit)
    {
        int token = Array.BinarySearch(_units, unit);
        while (token > 0 && _units[token - 1] == unit)
        {
            token--;
        }

        return token;
    }

    private static int[] Limits(string text, int[] units)
    {
        int[] limits = new int[units.Length];
        limits[^1] = units.Length - 1;
        for (int i = units.Length - 2; i >= 0; i--)
        {
            bool ends = text.AsSpan(units[i], units[i + 1] - units[i]).IndexOfAny(Ends) >= 0;
            limits[i] = ends ? i + 1 : limits[i + 1];
        }

        return limits;
    }

    private static int BytesAt(string text, int unit)
    {
        Rune.DecodeFromUtf16(text.AsSpan(unit), out Rune rune, out _);
        return rune.Utf8SequenceLength;
    }
}
