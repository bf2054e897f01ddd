using System.Text;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Merges the symbols of one part of a text. One thread.</summary>
internal sealed class PieceMerger(MergeRules rules, Vocabulary vocabulary, bool hasUnused)
{
    private readonly ulong[] _shortRules = new ulong[32];
    private readonly PriorityQueue<int, ulong> _queue = new();
    private readonly Dictionary<int, (int Left, int Right)> _madeOf = [];
    private int[] _next = [];
    private int[] _previous = [];

    /// <summary>Merges at most 31 symbols, looking for the best pair each time.</summary>
    /// <param name="symbols">The symbols; overwritten.</param>
    /// <param name="output">Takes the pieces.</param>
    internal void MergeShort(Span<int> symbols, PieceOutput output)
    {
        int count = symbols.Length;
        Span<ulong> pairs = _shortRules.AsSpan(0, count);
        for (int i = 0; i + 1 < count; i++)
        {
            pairs[i] = rules.Find(symbols[i], symbols[i + 1]);
        }

        while (count > 1)
        {
            int best = -1;
            uint rank = uint.MaxValue;
            for (int i = 0; i + 1 < count; i++)
            {
                if ((uint)(pairs[i] >> 32) < rank)
                {
                    (best, rank) = (i, (uint)(pairs[i] >> 32));
                }
            }

            if (best < 0)
            {
                break;
            }

            symbols[best] = (int)(uint)pairs[best];
            count--;
            symbols[(best + 2)..(count + 1)].CopyTo(symbols[(best + 1)..]);
            pairs[(best + 1)..count].CopyTo(pairs[best..]);
            if (best > 0)
            {
                pairs[best - 1] = rules.Find(symbols[best - 1], symbols[best]);
            }

            if (best + 1 < count)
            {
                pairs[best] = rules.Find(symbols[best], symbols[best + 1]);
            }
        }

        for (int i = 0; i < count; i++)
        {
            Emit(symbols[i], output);
        }
    }

    /// <summary>Merges any number of symbols with a heap.</summary>
    /// <param name="symbols">The symbols; overwritten.</param>
    /// <param name="output">Takes the pieces.</param>
    internal void Merge(Span<int> symbols, PieceOutput output)
    {
        if (_next.Length < symbols.Length)
        {
            _next = new int[symbols.Length * 2];
            _previous = new int[symbols.Length * 2];
        }

        _queue.Clear();
        _madeOf.Clear();
        for (int i = 0; i < symbols.Length; i++)
        {
            _next[i] = i + 1 < symbols.Length ? i + 1 : -1;
            _previous[i] = i - 1;
        }

        for (int i = 0; i + 1 < symbols.Length; i++)
        {
            Offer(symbols, i);
        }

        while (_queue.TryDequeue(out int left, out ulong order))
        {
            int right = symbols[left] < 0 ? -1 : _next[left];
            ulong rule = right < 0 ? MergeRules.None : rules.Find(symbols[left], symbols[right]);
            if (rule == MergeRules.None || rule >> 32 != order >> 32)
            {
                continue; // One of the two has been merged with something else in the meantime.
            }

            symbols[left] = (int)(uint)rule;
            symbols[right] = -1;
            _next[left] = _next[right];
            if (_next[left] >= 0)
            {
                _previous[_next[left]] = left;
                Offer(symbols, left);
            }

            if (_previous[left] >= 0)
            {
                Offer(symbols, _previous[left]);
            }
        }

        for (int i = 0; i >= 0; i = _next[i])
        {
            Emit(symbols[i], output);
        }
    }

    /// <summary>Writes a symbol: a piece, an unused piece as the two that it was made of, or a letter that is no piece.</summary>
    internal void Emit(int symbol, PieceOutput output)
    {
        if (symbol >= vocabulary.Count)
        {
            Span<byte> letter = stackalloc byte[4];
            output.AddUnknown(letter[..new Rune(rules.LetterOf(symbol)).EncodeToUtf8(letter)]);
        }
        else if (hasUnused && vocabulary.Kind(symbol) == PieceKind.Unused && _madeOf.TryGetValue(symbol, out (int Left, int Right) parts))
        {
            // Ends, since both parts are shorter.
            Emit(parts.Left, output);
            Emit(parts.Right, output);
        }
        else
        {
            output.Add(symbol);
        }
    }

    private void Offer(ReadOnlySpan<int> symbols, int left)
    {
        ulong rule = rules.Find(symbols[left], symbols[_next[left]]);
        if (rule == MergeRules.None)
        {
            return;
        }

        if (hasUnused)
        {
            _madeOf[(int)(uint)rule] = (symbols[left], symbols[_next[left]]);
        }

        // The rank first, then the place: no two entries of live pairs are equal, so the heap's own order never shows.
        _queue.Enqueue(left, (rule & 0xFFFF_FFFF_0000_0000) | (uint)left);
    }
}
