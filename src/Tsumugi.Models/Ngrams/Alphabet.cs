using System.Globalization;
using System.Text;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Models.Ngrams;

/// <summary>The closed alphabet of a language model: which letters, or pieces of a tokenizer, it can tell apart; all others are one symbol with a fixed surcharge.</summary>
/// <remarks>
/// <para>
/// Two models can be compared by their bits only if they spell out the same letters. So the standard alphabet does not depend on the training text: ASCII and all letters of
/// JIS X 0213. A letter outside costs the bits of the symbol `&lt;unk&gt;` plus <see cref="EscapeBits"/>, the same in every model.
/// </para>
/// <para>Symbols: 0 `&lt;unk&gt;`, 1 `&lt;s&gt;` (begin of a line), 2 `&lt;/s&gt;` (end of a line), then the letters. Immutable.</para>
/// </remarks>
public sealed class Alphabet
{
    /// <summary>The symbol of letters outside the alphabet.</summary>
    public const int Unknown = 0;

    /// <summary>The symbol before each line; never predicted.</summary>
    public const int Begin = 1;

    /// <summary>The symbol behind each line.</summary>
    public const int End = 2;

    /// <summary>What a letter outside costs besides its symbol: one of 1,112,064 Unicode scalar values, all alike, is log2(1112064) bits.</summary>
    public const double EscapeBits = 20.084808;

    private const string SpaceName = "\u2581";

    private static readonly Lazy<Alphabet> LazyStandard = new(MakeStandard);

    private readonly string[] _names;
    private readonly int[] _plane = new int[char.MaxValue + 1];
    private readonly Dictionary<int, int> _beyond = [];

    /// <summary>Creates an alphabet from the names of its symbols as ARPA files write them.</summary>
    /// <param name="names">The names; the first three are `&lt;unk&gt;`, `&lt;s&gt;`, `&lt;/s&gt;`. A name that is no single letter is never found in a text.</param>
    public Alphabet(IReadOnlyList<string> names)
    {
        _names = [.. names];
        for (int symbol = End + 1; symbol < _names.Length; symbol++)
        {
            int letter = LetterOf(_names[symbol]);
            FirstPiece ??= letter < 0 ? _names[symbol] : null;
            if (letter is >= 0 and <= char.MaxValue)
            {
                _plane[letter] = symbol;
            }
            else if (letter > 0)
            {
                _beyond[letter] = symbol;
            }
        }
    }

    /// <summary>Gets ASCII, tab, and the letters of JIS X 0213.</summary>
    public static Alphabet Standard => LazyStandard.Value;

    /// <summary>Gets how many symbols there are.</summary>
    public int Count => _names.Length;

    /// <summary>Gets the first name that is no single letter: a word, or a piece of a tokenizer; null if there is none.</summary>
    public string? FirstPiece { get; }

    /// <summary>Makes an alphabet of the pieces of a tokenizer that can be found in text.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5314: there are more of them than a model can tell.</exception>
    public static Alphabet Of(Tokenizer tokenizer)
    {
        string[] names = [Names.Unknown, Names.Begin, Names.End, .. PieceSymbols.Names(tokenizer)];
        return names.Length <= NgramFile.MostSymbols ? new Alphabet(names) : throw NgramFaults.TooManyPieces(names.Length - 3);
    }

    /// <summary>Makes an alphabet of letters.</summary>
    public static Alphabet Of(IEnumerable<Rune> letters) =>
        new([Names.Unknown, Names.Begin, Names.End, .. letters.Where(letter => letter.Value is not (0 or '\n' or 0x2581)).Select(letter => letter.Value).Distinct().Order().Select(NameOf)]);

    /// <summary>Gets the name of a symbol.</summary>
    public string Name(int symbol) => _names[symbol];

    /// <summary>Gets the symbol of a letter.</summary>
    public int SymbolOf(int letter) => letter <= char.MaxValue ? _plane[letter] : _beyond.GetValueOrDefault(letter);

    /// <summary>Turns a line into symbols.</summary>
    /// <param name="line">Any UTF-16; a lone surrogate is a letter outside.</param>
    /// <param name="symbols">Room for as many symbols as the line has units.</param>
    /// <returns>How many letters it has.</returns>
    public int Spell(ReadOnlySpan<char> line, Span<int> symbols)
    {
        int count = 0;
        for (int i = 0; i < line.Length; i++)
        {
            char unit = line[i];
            if (char.IsHighSurrogate(unit) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
            {
                symbols[count++] = _beyond.GetValueOrDefault(char.ConvertToUtf32(unit, line[++i]));
            }
            else
            {
                symbols[count++] = _plane[unit];
            }
        }

        return count;
    }

    private static string NameOf(int letter) => letter == ' ' ? SpaceName : letter < ' ' ? string.Create(CultureInfo.InvariantCulture, $"<0x{letter:X2}>") : new Rune(letter).ToString();

    private static int LetterOf(string name)
    {
        if (name == SpaceName)
        {
            return ' ';
        }

        if (name.Length == 6 && name.StartsWith("<0x", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int control))
        {
            return control;
        }

        return Rune.TryGetRuneAt(name, 0, out Rune letter) && letter.Utf16SequenceLength == name.Length ? letter.Value : -1;
    }

    private static Alphabet MakeStandard()
    {
        List<Rune> letters = [new Rune('\t')];
        for (char letter = ' '; letter <= '~'; letter++)
        {
            letters.Add(new Rune(letter));
        }

        for (int plane = 1; plane <= 2; plane++)
        {
            for (int row = 1; row <= 94; row++)
            {
                for (int cell = 1; cell <= 94; cell++)
                {
                    string letter = JisX0213.Letter(plane, row, cell);
                    if (letter.Length > 0 && Rune.TryGetRuneAt(letter, 0, out Rune rune) && rune.Utf16SequenceLength == letter.Length)
                    {
                        letters.Add(rune);
                    }
                }
            }
        }

        return Of(letters);
    }

    /// <summary>The names of the three symbols that are no letters.</summary>
    public static class Names
    {
        /// <summary>A letter outside the alphabet.</summary>
        public const string Unknown = "<unk>";

        /// <summary>The begin of a line.</summary>
        public const string Begin = "<s>";

        /// <summary>The end of a line.</summary>
        public const string End = "</s>";
    }
}
