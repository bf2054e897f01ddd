using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tsumugi.Models.Tokenizers;

/// <summary>What of a byte pair vocabulary can be merged with what, and how early.</summary>
/// <remarks>
/// <para>
/// SentencePiece merges any two neighbours whose text together is a piece, the best score first. Here each such pair of symbols is one row of
/// a table, so that no text is looked up while encoding. A symbol is a piece, or a letter that occurs in pieces without being
/// one (numbered from the number of pieces on).
/// </para>
/// <para>
/// No merge can cross the border between two letters that no piece has side by side. So text can be cut there, and each part merged by
/// itself, with the same result as the whole. <see cref="MayTouch"/> knows the letters that stand side by side; it may err
/// towards yes, which cuts less often and changes nothing else.
/// </para>
/// </remarks>
internal sealed class MergeRules
{
    /// <summary>What <see cref="Find"/> gives for two symbols that do not merge.</summary>
    internal const ulong None = ulong.MaxValue;

    private const int TouchBits = 21;

    private readonly int[] _letters = new int[0x10000];
    private readonly Dictionary<int, int> _lettersBeyond = [];
    private readonly List<int> _extraLetters = [];
    private readonly ulong[] _touching = new ulong[1 << (TouchBits - 6)];
    private readonly int _pieces;
    private ulong[] _keys = [];
    private ulong[] _values = [];
    private int _shift;

    internal MergeRules(Vocabulary vocabulary, PieceTable table)
    {
        _pieces = vocabulary.Count;
        Array.Fill(_letters, -1);
        FindLetters(vocabulary);
        AddRules(vocabulary, table);
    }

    /// <summary>Gets the symbol of a letter; -1 if it occurs in no piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int SymbolOf(int letter) => letter < 0x10000 ? _letters[letter] : _lettersBeyond.GetValueOrDefault(letter, -1);

    /// <summary>Gets the letter of a symbol that is no piece.</summary>
    internal int LetterOf(int symbol) => _extraLetters[symbol - _pieces];

    /// <summary>Says whether a piece may hold these letters side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayTouch(int left, int right)
    {
        uint bit = TouchBit(left, right);
        return (_touching[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
    }

    /// <summary>Finds what two symbols merge to: the rank (lower is earlier) in the upper half, the piece in the lower one.</summary>
    internal ulong Find(int left, int right)
    {
        ulong key = ((ulong)(uint)left << 32) | (uint)right;
        for (int slot = Slot(key); ; slot = (slot + 1) & (_keys.Length - 1))
        {
            ulong found = _keys[slot];
            if (found == key)
            {
                return _values[slot];
            }

            if (found == None)
            {
                return None;
            }
        }
    }

    private static uint TouchBit(int left, int right) => (uint)((((ulong)(uint)left * 0x9E3779B97F4A7C15) + ((ulong)(uint)right * 0xC2B2AE3D27D4EB4F)) >> (64 - TouchBits));

    private static int[] Ranks(Vocabulary vocabulary)
    {
        int[] order = new int[vocabulary.Count];
        float[] scores = new float[vocabulary.Count];
        for (int id = 0; id < order.Length; id++)
        {
            (order[id], scores[id]) = (id, -vocabulary.Score(id));
        }

        Array.Sort(scores, order);
        int[] ranks = new int[order.Length];
        for (int i = 1; i < order.Length; i++)
        {
            // Equal scores are one rank: then the place in the text decides, as SentencePiece has it.
            ranks[order[i]] = ranks[order[i - 1]] + (scores[i] == scores[i - 1] ? 0 : 1);
        }

        return ranks;
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> _shift);

    private void FindLetters(Vocabulary vocabulary)
    {
        for (int round = 0; round < 2; round++)
        {
            for (int id = 0; id < vocabulary.Count; id++)
            {
                ReadOnlySpan<byte> piece = vocabulary.Bytes(id);
                if (!PieceTable.IsOfText(vocabulary.Kind(id)) || piece.IsEmpty)
                {
                    continue;
                }

                int letter = Utf8Letters.Read(piece, out int length, out bool sound);
                if (round == 0)
                {
                    // A piece of one letter is that letter's symbol; the letters of longer ones follow when all of these are known.
                    if (length == piece.Length && sound)
                    {
                        SetSymbol(letter, id);
                    }

                    continue;
                }

                for (; !piece.IsEmpty; piece = piece[length..])
                {
                    letter = Utf8Letters.Read(piece, out length, out _);
                    if (SymbolOf(letter) < 0)
                    {
                        SetSymbol(letter, _pieces + _extraLetters.Count);
                        _extraLetters.Add(letter);
                    }
                }
            }
        }
    }

    private void SetSymbol(int letter, int symbol)
    {
        if (letter < 0x10000)
        {
            _letters[letter] = symbol;
        }
        else
        {
            _lettersBeyond[letter] = symbol;
        }
    }

    private void AddRules(Vocabulary vocabulary, PieceTable table)
    {
        int[] ranks = Ranks(vocabulary);
        Dictionary<ulong, ulong> rules = [];
        for (int id = 0; id < vocabulary.Count; id++)
        {
            if (PieceTable.IsOfText(vocabulary.Kind(id)))
            {
                AddSplits(vocabulary.Bytes(id), ((ulong)(uint)ranks[id] << 32) | (uint)id, table, rules);
            }
        }

        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, rules.Count * 2));
        _shift = 64 - BitOperations.Log2((uint)slots);
        _keys = new ulong[slots];
        _values = new ulong[slots];
        Array.Fill(_keys, None);
        foreach ((ulong key, ulong value) in rules)
        {
            int slot = Slot(key);
            while (_keys[slot] != None)
            {
                slot = (slot + 1) & (slots - 1);
            }

            (_keys[slot], _values[slot]) = (key, value);
        }
    }

    private void AddSplits(ReadOnlySpan<byte> piece, ulong value, PieceTable table, Dictionary<ulong, ulong> rules)
    {
        int before = -1;
        for (int at = 0; at < piece.Length;)
        {
            int symbol = SymbolOf(Utf8Letters.Read(piece[at..], out int length, out bool sound));
            if (!sound)
            {
                return;
            }

            if (at > 0)
            {
                uint bit = TouchBit(before, symbol);
                _touching[bit >> 6] |= 1UL << (int)(bit & 63);
                int left = Part(piece[..at], table), right = Part(piece[at..], table);
                if (left >= 0 && right >= 0)
                {
                    rules[((ulong)(uint)left << 32) | (uint)right] = value;
                }
            }

            before = symbol;
            at += length;
        }
    }

    private int Part(ReadOnlySpan<byte> part, PieceTable table)
    {
        int letter = Utf8Letters.Read(part, out int length, out _);
        return length == part.Length ? SymbolOf(letter) : table.Find(part);
    }
}
