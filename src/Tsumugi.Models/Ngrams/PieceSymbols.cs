using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Ngrams;

/// <summary>The pieces of a tokenizer as the symbols of a language model.</summary>
/// <remarks>
/// A symbol bears the name of its piece, `▁` for a space, as SentencePiece writes it; so ARPA files of others over pieces can be read. Pieces that are never found in text
/// (begin, end, what is kept for its number only) have none. Immutable and shared by all workers.
/// </remarks>
internal sealed class PieceSymbols
{
    private readonly int[] _symbols;
    private readonly int[] _letters;

    /// <summary>Finds the symbol of every piece.</summary>
    /// <exception cref="TsumugiException">TSU5314: the model was trained over other pieces.</exception>
    public PieceSymbols(Tokenizer tokenizer, Alphabet alphabet)
    {
        Dictionary<string, int> pieces = new(StringComparer.Ordinal);
        for (int piece = 0; piece < tokenizer.VocabularySize; piece++)
        {
            if (NameOf(tokenizer, piece) is { } name)
            {
                pieces.TryAdd(name, piece);
            }
        }

        _symbols = new int[tokenizer.VocabularySize];
        _letters = new int[tokenizer.VocabularySize];
        for (int symbol = Alphabet.End + 1; symbol < alphabet.Count; symbol++)
        {
            if (!pieces.TryGetValue(alphabet.Name(symbol), out int piece))
            {
                throw NgramFaults.OtherPieces(alphabet.Name(symbol));
            }

            _symbols[piece] = symbol;
        }

        for (int piece = 0; piece < _letters.Length; piece++)
        {
            foreach (byte value in tokenizer.Surface(piece))
            {
                _letters[piece] += (value & 0xC0) != 0x80 ? 1 : 0;
            }
        }
    }

    /// <summary>Gets the symbol of a piece; <see cref="Alphabet.Unknown"/> if the model has none.</summary>
    public int SymbolOf(int piece) => _symbols[piece];

    /// <summary>Gets the letters that begin within a piece.</summary>
    public int LettersOf(int piece) => _letters[piece];

    /// <summary>Gets the names of all pieces that can be found in text, in their order.</summary>
    public static IEnumerable<string> Names(Tokenizer tokenizer) => Enumerable.Range(0, tokenizer.VocabularySize).Select(piece => NameOf(tokenizer, piece)).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string? NameOf(Tokenizer tokenizer, int piece)
    {
        if (tokenizer.Vocabulary.Kind(piece) is PieceKind.Control or PieceKind.Unknown or PieceKind.Unused)
        {
            return null;
        }

        // Fields of ARPA files are parted by blanks, and lines by breaks; three names are taken.
        string name = tokenizer.PieceText(piece);
        bool fits = name.Length > 0 && tokenizer.Vocabulary.Bytes(piece).Length <= NgramFile.MostNameBytes && name.AsSpan().IndexOfAny(" \t\r\n\0") < 0 && name is not (Alphabet.Names.Unknown or "<UNK>" or Alphabet.Names.Begin or Alphabet.Names.End);
        return fits ? name : string.Create(CultureInfo.InvariantCulture, $"<piece-{piece}>");
    }
}
