namespace Tsumugi.Text.Repeats;

/// <summary>Translates between the letters of a text that count (<see cref="PassageLetters"/>) and its units, in both directions.</summary>
/// <remarks>Remembers every 64th letter and walks from there: a sixteenth of a byte a letter, 64 steps at most and a search. Used again for the next text; one thread.</remarks>
public sealed class LetterMap
{
    private const int Step = 64;

    private readonly Segments<int> _units = new();

    /// <summary>Gets how many letters the text has.</summary>
    public int Letters { get; private set; }

    /// <summary>Looks at a text.</summary>
    public void Fill(ReadOnlySpan<char> text)
    {
        _units.Clear();
        int letters = 0;
        for (int unit = 0; unit < text.Length; unit++)
        {
            if (!PassageLetters.Counts(text[unit]))
            {
                continue;
            }

            if (letters % Step == 0)
            {
                _units.Add(unit);
            }

            letters++;
        }

        Letters = letters;
    }

    /// <summary>Gets where a letter stands.</summary>
    /// <param name="text">The text that was looked at.</param>
    /// <param name="letter">The letter's number, from 0.</param>
    /// <returns>Its unit; the length of the text for the number behind the last letter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such letter.</exception>
    public int UnitOf(ReadOnlySpan<char> text, int letter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(letter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(letter, Letters);
        if (letter == Letters)
        {
            return text.Length;
        }

        int unit = _units[letter / Step];
        for (int left = letter % Step; left > 0; left--)
        {
            do
            {
                unit++;
            }
            while (!PassageLetters.Counts(text[unit]));
        }

        return unit;
    }

    /// <summary>Gets how many letters stand before a unit.</summary>
    /// <param name="text">The text that was looked at.</param>
    /// <param name="unit">A unit, or the length of the text.</param>
    public int LettersBefore(ReadOnlySpan<char> text, int unit)
    {
        int low = 0;
        int high = _units.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_units[middle] < unit)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == 0)
        {
            return 0;
        }

        int letters = (low - 1) * Step;
        for (int at = _units[low - 1]; at < unit; at++)
        {
            letters += PassageLetters.Counts(text[at]) ? 1 : 0;
        }

        return letters;
    }
}
