using System.Text;

namespace Tsumugi.Models.Tokenizers.Training;

/// <summary>Makes a vocabulary of byte pairs from counted stretches: the commonest pair of neighbours becomes a piece, again and again.</summary>
/// <remarks>
/// <para>
/// The cost follows the number of different stretches, not the size of the text (the way of Hugging Face's tokenizers and of bpeasy): each pair knows the
/// stretches that hold it, and a heap knows the commonest pair; counts in the heap may be too high and are put right when they come up.
/// </para>
/// <para>
/// The same counts give the same vocabulary: of equally common pairs the one whose left piece comes first, then whose right piece does, by code units. Memory:
/// about 100 bytes for each different stretch and as much for each pair.
/// </para>
/// </remarks>
public sealed class BytePairTrainer
{
    private readonly BytePairSettings _settings;
    private readonly List<string> _symbols = [];
    private readonly List<int> _letters = [];
    private readonly List<(int[] Symbols, long Count)> _words = [];
    private readonly Dictionary<ulong, long> _counts = [];
    private readonly Dictionary<ulong, List<int>> _places = [];
    private readonly PriorityQueue<ulong, (long Count, ulong Pair)> _queue;

    private BytePairTrainer(BytePairSettings settings)
    {
        _settings = settings;
        _queue = new PriorityQueue<ulong, (long Count, ulong Pair)>(Comparer<(long Count, ulong Pair)>.Create(Compare));
    }

    /// <summary>Makes a tokenizer.</summary>
    /// <param name="counts">The counted stretches.</param>
    /// <param name="settings">How large it is to be.</param>
    /// <param name="done">Told the pieces made so far, and of how many.</param>
    /// <param name="stopping">Ends the work between two pieces.</param>
    /// <returns>The model; it has fewer pieces than wanted where the text does not hold more pairs.</returns>
    public static TokenizerModel Train(PreTokenCounts counts, BytePairSettings settings, Action<int, int> done, CancellationToken stopping)
    {
        Vocabulary pieces = Marks();
        (List<string> alphabet, HashSet<string> known) = Alphabet(counts, settings, settings.VocabularySize - pieces.Count);
        BytePairTrainer trainer = new(settings);
        trainer.Begin(counts, alphabet, known);
        List<string> merged = trainer.Merge(settings.VocabularySize - pieces.Count - alphabet.Count, done, stopping);

        // SentencePiece's order: pieces by their rank, then single letters; a score is minus the rank.
        float score = 0;
        foreach (string piece in merged.Concat(alphabet))
        {
            pieces.Add(Encoding.UTF8.GetBytes(piece.Replace(' ', '\u2581')), score--, PieceKind.Normal);
        }

        return new TokenizerModel { Vocabulary = pieces, Algorithm = TokenizerAlgorithm.BytePair, Normaliser = NormaliserSettings.Exact, ByteFallback = true, UnknownId = 0, BeginId = 1, EndId = 2 };
    }

    private static Vocabulary Marks()
    {
        Vocabulary pieces = new();
        pieces.Add("<unk>"u8, 0, PieceKind.Unknown);
        pieces.Add("<s>"u8, 0, PieceKind.Control);
        pieces.Add("</s>"u8, 0, PieceKind.Control);
        pieces.AddBytes();
        return pieces;
    }

    /// <summary>Chooses the letters that get pieces: the blank, then the commonest up to the coverage, equally common ones by code point.</summary>
    private static (List<string> Alphabet, HashSet<string> Known) Alphabet(PreTokenCounts counts, BytePairSettings settings, int room)
    {
        Dictionary<int, long> letters = [];
        long all = 0;
        foreach ((string stretch, long count) in counts.All)
        {
            foreach (Rune rune in stretch.EnumerateRunes())
            {
                // ▁ stands for the blank; a real one, and halves of letters, are written as bytes.
                if (rune.Value is not (0x2581 or 0xFFFD))
                {
                    letters[rune.Value] = letters.GetValueOrDefault(rune.Value) + count;
                    all += count;
                }
            }
        }

        // The blank always has a piece: as bytes, SentencePiece would write it as a real ▁.
        List<string> alphabet = [" "];
        long covered = letters.Remove(' ', out long blanks) ? blanks : 0;
        foreach ((int letter, long count) in letters.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            if (covered >= settings.Coverage * all || alphabet.Count >= room)
            {
                break;
            }

            alphabet.Add(char.ConvertFromUtf32(letter));
            covered += count;
        }

        return (alphabet, new HashSet<string>(alphabet, StringComparer.Ordinal));
    }

    private void Begin(PreTokenCounts counts, List<string> alphabet, HashSet<string> known)
    {
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        foreach (string letter in alphabet)
        {
            ids[letter] = _symbols.Count;
            _symbols.Add(letter);
            _letters.Add(1);
        }

        List<int> symbols = [];
        foreach ((string stretch, long count) in counts.All.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            symbols.Clear();
            foreach (Rune rune in stretch.EnumerateRunes())
            {
                string letter = rune.ToString();
                if (known.Contains(letter))
                {
                    symbols.Add(ids[letter]);
                    continue;
                }

                // A letter of bytes parts the stretch: no piece can hold it.
                AddWord(symbols, count);
                symbols.Clear();
            }

            AddWord(symbols, count);
        }

        foreach ((ulong pair, long count) in _counts)
        {
            _queue.Enqueue(pair, (count, pair));
        }
    }

    private void AddWord(List<int> symbols, long count)
    {
        if (symbols.Count < 2)
        {
            return;
        }

        int word = _words.Count;
        _words.Add(([.. symbols], count));
        for (int i = 0; i + 1 < symbols.Count; i++)
        {
            Count(Pair(symbols[i], symbols[i + 1]), count, word);
        }
    }

    private void Count(ulong pair, long count, int word)
    {
        _counts[pair] = _counts.GetValueOrDefault(pair) + count;
        if (!_places.TryGetValue(pair, out List<int>? places))
        {
            _places[pair] = places = [];
        }

        if (places.Count == 0 || places[^1] != word)
        {
            places.Add(word);
        }
    }

    private List<string> Merge(int wanted, Action<int, int> done, CancellationToken stopping)
    {
        List<string> merged = [];
        HashSet<string> seen = new(_symbols, StringComparer.Ordinal);
        while (merged.Count < wanted && _queue.TryDequeue(out ulong pair, out (long Count, ulong Pair) told))
        {
            stopping.ThrowIfCancellationRequested();
            long count = _counts.GetValueOrDefault(pair);
            if (count != told.Count)
            {
                if (count > 0)
                {
                    _queue.Enqueue(pair, (count, pair));
                }

                continue;
            }

            if (count < _settings.LeastCount)
            {
                break;
            }

            (int left, int right) = ((int)(pair >> 32), (int)(uint)pair);
            if (_letters[left] + _letters[right] > _settings.LongestPiece)
            {
                _counts.Remove(pair);
                continue;
            }

            int symbol = _symbols.Count;
            string piece = _symbols[left] + _symbols[right];
            _symbols.Add(piece);
            _letters.Add(_letters[left] + _letters[right]);
            if (seen.Add(piece))
            {
                merged.Add(piece);
                done(merged.Count, wanted);
            }

            Replace(pair, left, right, symbol);
        }

        return merged;
    }

    /// <summary>Writes a new symbol in place of a pair wherever it stands, and counts the new neighbours.</summary>
    private void Replace(ulong pair, int left, int right, int symbol)
    {
        List<int> places = _places[pair];
        _places.Remove(pair);
        _counts.Remove(pair);
        HashSet<ulong> fresh = [];
        foreach (int word in places)
        {
            (int[] symbols, long count) = _words[word];
            int kept = 0;
            for (int i = 0; i < symbols.Length; i++)
            {
                if (i + 1 >= symbols.Length || symbols[i] != left || symbols[i + 1] != right)
                {
                    symbols[kept++] = symbols[i];
                    continue;
                }

                if (kept > 0)
                {
                    Lose(Pair(symbols[kept - 1], left), count);
                    Gain(Pair(symbols[kept - 1], symbol), count, word, fresh);
                }

                if (i + 2 < symbols.Length)
                {
                    Lose(Pair(right, symbols[i + 2]), count);

                    // Where the same pair follows at once, its right neighbour is made by the next turn.
                    int next = i + 3 < symbols.Length && symbols[i + 2] == left && symbols[i + 3] == right ? NoSymbol : symbols[i + 2];
                    if (next != NoSymbol)
                    {
                        Gain(Pair(symbol, next), count, word, fresh);
                    }
                }

                symbols[kept++] = symbol;
                i++;
            }

            if (kept < symbols.Length)
            {
                _words[word] = (symbols[..kept], count);
            }
        }

        foreach (ulong made in fresh)
        {
            _queue.Enqueue(made, (_counts[made], made));
        }
    }

    private const int NoSymbol = -1;

    private void Lose(ulong pair, long count)
    {
        if (_counts.TryGetValue(pair, out long before))
        {
            _counts[pair] = before - count;
        }
    }

    private void Gain(ulong pair, long count, int word, HashSet<ulong> fresh)
    {
        Count(pair, count, word);
        fresh.Add(pair);
    }

    /// <summary>The commonest first; of equals the one whose left piece, then whose right piece comes first.</summary>
    private int Compare((long Count, ulong Pair) a, (long Count, ulong Pair) b)
    {
        int order = b.Count.CompareTo(a.Count);
        order = order != 0 ? order : string.CompareOrdinal(_symbols[(int)(a.Pair >> 32)], _symbols[(int)(b.Pair >> 32)]);
        return order != 0 ? order : string.CompareOrdinal(_symbols[(int)(uint)a.Pair], _symbols[(int)(uint)b.Pair]);
    }

    private static ulong Pair(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;
}
