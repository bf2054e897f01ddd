namespace Tsumugi.Models.Tokenizers;

/// <summary>Finds all pieces that begin at a place of a text.</summary>
/// <remarks>
/// One hash table of transitions: the key is node × 256 + byte (36 bits), the value the next node (28 bits), so a step is one probe. Not
/// a double array, since that would have to be built for every tokenizer; no transition is trusted beyond the table's own size.
/// </remarks>
internal sealed class PieceTrie
{
    private const int NodeBits = 28;
    private const ulong NodeMask = (1UL << NodeBits) - 1;

    private ulong[] _steps = new ulong[64];
    private int[] _values = new int[32];
    private int _nodes = 1;

    internal PieceTrie() => Array.Fill(_values, -1);

    /// <summary>Gets a value indicating whether no piece was added.</summary>
    internal bool IsEmpty => _nodes == 1;

    /// <summary>Adds a piece.</summary>
    internal void Add(ReadOnlySpan<byte> piece, int value)
    {
        int node = 0;
        foreach (byte letter in piece)
        {
            int next = Step(node, letter);
            node = next >= 0 ? next : Grow(node, letter);
        }

        _values[node] = value;
    }

    /// <summary>Goes one byte further; -1 where no piece does.</summary>
    internal int Step(int node, byte letter)
    {
        ulong key = ((ulong)node << 8) | letter;
        for (int slot = Slot(key); ; slot = (slot + 1) & (_steps.Length - 1))
        {
            ulong step = _steps[slot];
            if (step == 0)
            {
                return -1;
            }

            if (step >> NodeBits == key)
            {
                return (int)(step & NodeMask);
            }
        }
    }

    /// <summary>Gets the piece that ends at a node; -1 for none.</summary>
    internal int ValueAt(int node) => _values[node];

    /// <summary>Finds the longest piece at the beginning of a text.</summary>
    /// <returns>Its bytes; 0 if there is none.</returns>
    internal int Longest(ReadOnlySpan<byte> text, out int value)
    {
        value = -1;
        int longest = 0;
        for (int node = 0, i = 0; i < text.Length; i++)
        {
            node = Step(node, text[i]);
            if (node < 0)
            {
                break;
            }

            if (_values[node] >= 0)
            {
                (longest, value) = (i + 1, _values[node]);
            }
        }

        return longest;
    }

    private int Grow(int node, byte letter)
    {
        if (_nodes == _values.Length)
        {
            int old = _values.Length;
            Array.Resize(ref _values, old * 2);
            Array.Fill(_values, -1, old, old);
            ulong[] steps = _steps;
            _steps = new ulong[steps.Length * 2];
            foreach (ulong step in steps)
            {
                if (step != 0)
                {
                    Put(step);
                }
            }
        }

        Put(((((ulong)node << 8) | letter) << NodeBits) | (uint)_nodes);
        return _nodes++;
    }

    private void Put(ulong step)
    {
        int slot = Slot(step >> NodeBits);
        while (_steps[slot] != 0)
        {
            slot = (slot + 1) & (_steps.Length - 1);
        }

        _steps[slot] = step;
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & (_steps.Length - 1);
}
