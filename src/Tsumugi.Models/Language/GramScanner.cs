namespace Tsumugi.Models.Language;

/// <summary>Cuts a text into letters and character 1- to 3-grams by script.</summary>
/// <remarks>
/// Latin and Cyrillic words are lower-cased and counted with a blank at both ends; kanji and kana form runs without blanks.
/// A slot is the gram multiplied by an odd constant and cut to the table's size (Fibonacci hashing); it depends on the
/// letters alone. Never throws on any UTF-16; one pass.
/// </remarks>
internal static class GramScanner
{
    /// <summary>Bits of a slot in the Latin table.</summary>
    internal const int LatinBits = 15;

    /// <summary>Bits of a slot in the Cyrillic table.</summary>
    internal const int CyrillicBits = 13;

    /// <summary>Bits of a slot in the tables of East Asian pairs and triples.</summary>
    internal const int EastAsianBits = 17;

    /// <summary>Slots for single kana and kanji: U+3000 to U+FAFF, as they stand.</summary>
    internal const int EastAsianLetters = 0xFB00 - 0x3000;

    private const char Edge = ' ';

    /// <summary>Scans a text.</summary>
    internal static void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IGramSink
    {
        int words = 0;
        int letters = 0;
        for (int i = 0; i < text.Length;)
        {
            char letter = text[i];
            Script script = Scripts.Of(letter);
            switch (script)
            {
                case Script.Latin:
                    int end = Word(text, i, Script.Latin, LatinBits, ref sink);
                    words++;
                    letters += end - i;
                    i = end;
                    continue;
                case Script.None when IsLight(letter):
                    i++;
                    continue;
                case Script.None when char.IsHighSurrogate(letter) && letter is >= '\uD840' and <= '\uD88D':
                    sink.EastAsian(Script.Han, -1, -1, -1);
                    break;
                case Script.Cyrillic:
                    i = Word(text, i, Script.Cyrillic, CyrillicBits, ref sink) - 1;
                    break;
                case Script.Han or Script.Kana:
                    i = Run(text, i, ref sink) - 1;
                    break;
                case Script.None:
                    break;
                default:
                    sink.Letter(script);
                    break;
            }

            if (words > 0)
            {
                sink.Words(words, letters);
                words = letters = 0;
            }

            i++;
        }

        if (words > 0)
        {
            sink.Words(words, letters);
        }
    }

    /// <summary>Gives the grams of a word; returns its end.</summary>
    private static int Word<TSink>(ReadOnlySpan<char> text, int start, Script script, int bits, ref TSink sink)
        where TSink : struct, IGramSink
    {
        uint before = 0;
        uint last = Edge;
        int i = start;
        while (true)
        {
            bool inside = i < text.Length && Scripts.Of(text[i]) == script;
            uint letter = inside ? Lower(text[i]) : Edge;
            if (inside)
            {
                sink.Gram(script, Slot(letter, bits));
                sink.Letter(script);
            }

            sink.Gram(script, Slot((last << 16) | letter, bits));
            if (before != 0)
            {
                sink.Gram(script, Slot(((ulong)before << 32) | (last << 16) | letter, bits));
            }

            if (!inside)
            {
                return i;
            }

            before = last;
            last = letter;
            i++;
        }
    }

    /// <summary>Gives the grams of a run of kanji and kana; returns its end.</summary>
    private static int Run<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
        where TSink : struct, IGramSink
    {
        uint before = 0;
        uint last = 0;
        int i = start;
        for (; i < text.Length; i++)
        {
            Script script = Scripts.Of(text[i]);
            if (script is not (Script.Han or Script.Kana))
            {
                break;
            }

            // Half-width katakana are folded roughly onto the block of katakana: that they are kana is what counts.
            uint letter = text[i] >= '\uFF66' ? text[i] - 0xFF66u + 0x30A1u : text[i];
            int two = last == 0 ? -1 : Slot((last << 16) | letter, EastAsianBits);
            int three = before == 0 ? -1 : Slot(((ulong)before << 32) | (last << 16) | letter, EastAsianBits);
            sink.EastAsian(script, (int)letter - 0x3000, two, three);
            before = last;
            last = letter;
        }

        return i;
    }

    private static uint Lower(char letter) => letter < 0x80 ? letter | 0x20u : char.ToLowerInvariant(letter);

    private static int Slot(ulong gram, int bits) => (int)((gram * 0x9E3779B97F4A7C15UL) >> (64 - bits));

    // What may stand between two words of a sentence. Brackets, signs, slashes and line ends may not: code has them.
    private static bool IsLight(char letter)
        => letter is ' ' or ',' or '.' or '\'' or '-' or '\u2019' or '\u00A0' or (>= '\u0300' and <= '\u036F');
}
