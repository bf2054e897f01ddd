using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>A language model in memory; immutable after reading and shared by all workers.</summary>
public sealed class NgramModel
{
    private const int BlockBytes = 1 << 16;

    private readonly GramTable?[] _tables;
    private readonly float[] _chances;
    private readonly float[] _weights;

    /// <summary>Creates a model without n-grams.</summary>
    /// <param name="alphabet">Its symbols.</param>
    /// <param name="counts">How many n-grams each order will have, from 1 up.</param>
    internal NgramModel(Alphabet alphabet, ReadOnlySpan<long> counts)
    {
        Alphabet = alphabet;
        Order = counts.Length;
        _tables = new GramTable?[Order + 1];
        for (int k = 2; k <= Order; k++)
        {
            _tables[k] = new GramTable(counts[k - 1], k < Order);
        }

        _chances = new float[alphabet.Count];
        _weights = new float[alphabet.Count];
        Array.Fill(_chances, NgramFile.Never);
    }

    /// <summary>Gets the symbols.</summary>
    public Alphabet Alphabet { get; }

    /// <summary>Gets the symbols of the longest n-gram.</summary>
    public int Order { get; }

    /// <summary>Reads a model: an own file, or an ARPA file.</summary>
    /// <exception cref="TsumugiException">TSU5311 to TSU5313: it is something else or damaged.</exception>
    public static NgramModel Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockBytes, FileOptions.SequentialScan);
        return Read(file, path);
    }

    /// <summary>Looks whether a file is a whole model, without room for its n-grams where its own head tells enough; ARPA text is read through.</summary>
    /// <returns>Its symbols.</returns>
    /// <exception cref="TsumugiException">TSU5311 to TSU5313: it is something else or damaged.</exception>
    public static Alphabet Check(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockBytes, FileOptions.SequentialScan);
        return IsOwn(file) ? NgramFile.ReadHead(file, path).Alphabet : ArpaReader.Read(file, path).Alphabet;
    }

    /// <summary>Reads a model from a stream whose length is known.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="place">What it is called in messages.</param>
    /// <exception cref="TsumugiException">TSU5311 to TSU5313: it is something else or damaged.</exception>
    public static NgramModel Read(Stream stream, string place)
    {
        if (!IsOwn(stream))
        {
            return ArpaReader.Read(stream, place);
        }

        (Alphabet alphabet, long[] counts) = NgramFile.ReadHead(stream, place);
        NgramModel model = new(alphabet, counts);
        int bits = NgramKey.BitsFor(alphabet.Count);
        int[] symbols = new int[counts.Length];
        for (int k = 1; k <= counts.Length; k++)
        {
            foreach ((UInt128 key, float chance, float weight) in NgramFile.Read(stream, counts[k - 1], k, bits, k == counts.Length))
            {
                NgramKey.Unpack(key, k, bits, symbols);
                foreach (int symbol in symbols.AsSpan(0, k))
                {
                    if (symbol < 0 || symbol >= alphabet.Count)
                    {
                        throw NgramFaults.Damaged(place, $"an n-gram of order {k} has symbol {symbol}", $"{k} 次の n-gram に記号 {symbol} があります");
                    }
                }

                model.Add(symbols.AsSpan(0, k), chance, weight);
            }
        }

        return model;
    }

    private static bool IsOwn(Stream stream)
    {
        int head = stream.ReadByte();
        stream.Position = 0;
        return head == NgramFile.Magic[0];
    }

    /// <summary>Adds an n-gram, first symbol first.</summary>
    internal void Add(ReadOnlySpan<int> symbols, float chance, float weight)
    {
        if (symbols.Length == 1)
        {
            _chances[symbols[0]] = chance;
            _weights[symbols[0]] = weight;
            return;
        }

        ulong hash = 0;
        for (int i = symbols.Length - 1; i >= 0; i--)
        {
            hash = GramTable.Extend(hash, symbols[i]);
        }

        _tables[symbols.Length]!.Add(hash, chance, weight);
    }

    /// <summary>Starts a line: nothing but its begin has been seen.</summary>
    /// <param name="state">As many weights as the order.</param>
    /// <returns>How many symbols of context count.</returns>
    internal int Begin(Span<float> state)
    {
        state[1] = _weights[Alphabet.Begin];
        return Order > 1 ? 1 : 0;
    }

    /// <summary>Gets log10 of the chance of a symbol behind others.</summary>
    /// <param name="symbols">The line so far, its begin first and the symbol last.</param>
    /// <param name="state">At k, the weight of the last k symbols before; afterwards, of those up to the symbol.</param>
    /// <param name="length">How many symbols of context counted before; afterwards, how many count.</param>
    internal double Step(ReadOnlySpan<int> symbols, Span<float> state, ref int length)
    {
        int last = symbols[^1];
        Span<float> next = stackalloc float[NgramSettings.MostOrder + 1];
        double chance = _chances[last];
        next[1] = _weights[last];
        int found = 1;
        ulong hash = GramTable.Extend(0, last);
        int most = Math.Min(Order, Math.Min(length + 1, symbols.Length));
        for (int k = 2; k <= most; k++)
        {
            hash = GramTable.Extend(hash, symbols[^k]);
            GramTable table = _tables[k]!;
            int place = table.Find(hash);
            if (place < 0)
            {
                break;
            }

            found = k;
            chance = table.Chance(place);
            next[k] = table.Weight(place);
        }

        for (int k = found; k <= length; k++)
        {
            chance += state[k];
        }

        length = Math.Min(found, Order - 1);
        next[..(length + 1)].CopyTo(state);
        return chance;
    }
}
