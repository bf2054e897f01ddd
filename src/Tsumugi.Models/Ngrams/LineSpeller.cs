using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Ngrams;

/// <summary>Spells lines in the symbols of a language model: its letters, or the pieces of its tokenizer. One worker; what it gives holds until the next line.</summary>
internal sealed class LineSpeller
{
    private readonly Alphabet _alphabet;
    private readonly PieceSymbols? _pieces;
    private readonly TokenEncoder? _encoder;
    private readonly bool _hasPrefix;
    private readonly List<int> _found = [];
    private int[] _symbols = new int[1024];

    /// <summary>Prepares for a model.</summary>
    /// <param name="alphabet">The symbols of the model.</param>
    /// <param name="tokenizer">The tokenizer over whose pieces it was trained; null for letters.</param>
    /// <exception cref="TsumugiException">TSU5314: the model was trained over other pieces, or over pieces at all.</exception>
    public LineSpeller(Alphabet alphabet, Tokenizer? tokenizer)
    {
        _alphabet = alphabet;
        if (tokenizer is null)
        {
            if (alphabet.FirstPiece is { } piece)
            {
                throw NgramFaults.NeedsTokenizer(piece);
            }

            return;
        }

        _pieces = new PieceSymbols(tokenizer, alphabet);
        _encoder = tokenizer.CreateEncoder();
        _hasPrefix = tokenizer.Model.Normaliser.AddDummyPrefix;
    }

    /// <summary>Gets the letters of the line, without its end: Unicode scalar values and halves of pairs, whatever the symbols are.</summary>
    public int Letters { get; private set; }

    /// <summary>Gets how many of them the symbols cannot tell.</summary>
    public int Outside { get; private set; }

    /// <summary>Spells a line.</summary>
    /// <returns>The symbol of its begin, its own, and that of its end.</returns>
    public ReadOnlySpan<int> Spell(ReadOnlySpan<char> line)
    {
        int count = _encoder is null ? SpellLetters(line) : SpellPieces(line);
        _symbols[0] = Alphabet.Begin;
        _symbols[count + 1] = Alphabet.End;
        return _symbols.AsSpan(0, count + 2);
    }

    private int SpellLetters(ReadOnlySpan<char> line)
    {
        Reserve(line.Length);
        int count = _alphabet.Spell(line, _symbols.AsSpan(1));
        Letters = count;
        Outside = _symbols.AsSpan(1, count).Count(Alphabet.Unknown);
        return count;
    }

    private int SpellPieces(ReadOnlySpan<char> line)
    {
        _found.Clear();
        _encoder!.Encode(line, _found);
        Reserve(_found.Count);
        int unknown = 0;
        int told = 0;
        for (int i = 0; i < _found.Count; i++)
        {
            int symbol = _pieces!.SymbolOf(_found[i]);
            _symbols[i + 1] = symbol;
            unknown += symbol == Alphabet.Unknown ? 1 : 0;
            told += symbol == Alphabet.Unknown ? 0 : _pieces.LettersOf(_found[i]);
        }

        Letters = LettersOf(line);

        // One unknown piece may stand for several letters: those that no other piece tells.
        Outside = unknown == 0 ? 0 : Math.Clamp(Letters - told + (_hasPrefix ? 1 : 0), Math.Min(unknown, Letters), Letters);
        return _found.Count;
    }

    private static int LettersOf(ReadOnlySpan<char> line)
    {
        int letters = line.Length;
        for (int i = 1; i < line.Length; i++)
        {
            letters -= char.IsLowSurrogate(line[i]) && char.IsHighSurrogate(line[i - 1]) ? 1 : 0;
        }

        return letters;
    }

    private void Reserve(int symbols)
    {
        if (_symbols.Length < symbols + 2)
        {
            _symbols = new int[(symbols + 2) * 2];
        }
    }
}
