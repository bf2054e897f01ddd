namespace Tsumugi.Text;

/// <summary>Names each letter of a text by the place at which the same letter occurs first.</summary>
/// <remarks>
/// One array over all UTF-16 units, which is never cleared: each text's places begin behind those of the former texts, so what is older than
/// the text counts as absent. Letters of two units go through a table. One thread.
/// </remarks>
internal sealed class FirstLetters
{
    private readonly int[] _places = new int[0x10000];
    private readonly KeyTable _pairs = new();
    private int _base = 1;

    /// <summary>Names the letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pairs">How many of its letters have two units.</param>
    /// <param name="seed">A hash of the text.</param>
    /// <param name="names">Receives one name per code point.</param>
    public void Name(ReadOnlySpan<char> text, int pairs, ulong seed, Span<int> names)
    {
        _pairs.Clear(pairs, seed);
        if (_base > int.MaxValue - names.Length)
        {
            Array.Clear(_places);
            _base = 1;
        }

        int[] places = _places;
        int unit = 0;
        for (int i = 0; i < names.Length; i++)
        {
            char first = text[unit++];
            if (char.IsHighSurrogate(first) && unit < text.Length && char.IsLowSurrogate(text[unit]))
            {
                int number = _pairs.Add(((uint)first << 16) | text[unit++], i);
                names[i] = _pairs.Entries[number].First;
                continue;
            }

            ref int place = ref places[first];
            if (place < _base)
            {
                place = _base + i;
            }

            names[i] = place - _base;
        }

        _base += names.Length;
    }
}
