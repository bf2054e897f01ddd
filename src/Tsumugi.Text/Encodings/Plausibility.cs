namespace Tsumugi.Text.Encodings;

/// <summary>Says how much a decoded sample looks like text of the writing that its encoding is made for.</summary>
/// <remarks>
/// The mean over all letters beyond ASCII of a weight from −2 to 1; right decodings of running text reach 0.5 to 0.95, wrong ones stay below 0.2.
/// The weights were set by hand from what the wrong decodings of real pages look like: EUC-JP read as Shift_JIS is half-width katakana, Shift_JIS
/// read as Latin is runs of marked letters, UTF-8 read as Shift_JIS is rare kanji; U+FFFD weighs most because right text has none.
/// Weights of East Asian letters are tables in sixtieths, one look-up for each letter; Latin and Cyrillic look at their neighbours.
/// </remarks>
internal static class Plausibility
{
    /// <summary>How many weights make 1; all weights are whole numbers of it.</summary>
    private const int Sixtieths = 60;

    private const double Broken = -2;

    private static readonly sbyte[] JapaneseWeights = Table(Japanese);
    private static readonly sbyte[] KoreanWeights = Table(Korean);
    private static readonly sbyte[] SimplifiedWeights = Table(letter => Chinese(letter, FrequentLetters.Simplified));
    private static readonly sbyte[] TraditionalWeights = Table(letter => Chinese(letter, FrequentLetters.Traditional));

    /// <summary>Scores a sample.</summary>
    /// <param name="letters">The decoded sample.</param>
    /// <param name="family">What the encoding is made for.</param>
    /// <returns>The mean weight; 0 for a sample without a letter beyond ASCII.</returns>
    public static double Of(ReadOnlySpan<char> letters, EncodingFamily family) => family switch
    {
        EncodingFamily.Japanese => Mean(letters, JapaneseWeights),
        EncodingFamily.Korean => Mean(letters, KoreanWeights),
        EncodingFamily.SimplifiedChinese => Mean(letters, SimplifiedWeights),
        EncodingFamily.TraditionalChinese => Mean(letters, TraditionalWeights),
        _ => MeanInContext(letters, family),
    };

    private static double Mean(ReadOnlySpan<char> letters, sbyte[] weights)
    {
        int sum = 0;
        int count = 0;
        foreach (char letter in letters)
        {
            sum += weights[letter];
            count += letter >= 0x80 ? 1 : 0;
        }

        return count == 0 ? 0 : (double)sum / (count * Sixtieths);
    }

    private static double MeanInContext(ReadOnlySpan<char> letters, EncodingFamily family)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            char letter = letters[i];
            if (letter < 0x80)
            {
                continue;
            }

            count++;
            char before = i > 0 ? letters[i - 1] : ' ';
            char after = i + 1 < letters.Length ? letters[i + 1] : ' ';
            sum += family switch
            {
                _ when letter == '\uFFFD' => Broken,
                EncodingFamily.Latin => Latin(before, letter, after),
                EncodingFamily.Cyrillic => Cyrillic(before, letter, after),
                EncodingFamily.Unicode => 1,
                _ => letter < 0xA0 ? -1 : 0.3,
            };
        }

        return count == 0 ? 0 : sum / count;
    }

    private static sbyte[] Table(Func<char, double> weigh)
    {
        sbyte[] weights = new sbyte[0x10000];
        for (int letter = 0x80; letter < weights.Length; letter++)
        {
            weights[letter] = (sbyte)Math.Round((letter == '\uFFFD' ? Broken : weigh((char)letter)) * Sixtieths);
        }

        return weights;
    }

    private static double Japanese(char letter) => letter switch
    {
        >= '\u3041' and <= '\u3096' => 1, // hiragana
        >= '\u30A1' and <= '\u30FE' => 0.8, // katakana, ・ and ー
        '\u3001' or '\u3002' or '\u300C' or '\u300D' => 1, // 、。「」
        '\u3000' => 0.5,
        >= '\u4E00' and <= '\u9FFF' => (FrequentLetters.Flags[letter] & FrequentLetters.Japanese) != 0 ? 0.9 : 0.1,
        >= '\uFF01' and <= '\uFF5E' => 0.5, // full-width ASCII
        >= '\uFF61' and <= '\uFF9F' => -0.5, // half-width katakana
        >= '\u2010' and <= '\u33FF' => 0.1, // symbols
        >= '\u0370' and <= '\u04FF' => -0.3,
        _ => -1,
    };

    private static double Korean(char letter) => letter switch
    {
        >= '\uAC00' and <= '\uD7A3' => (FrequentLetters.Flags[letter] & FrequentLetters.Korean) != 0 ? 1 : -0.05,
        >= '\u4E00' and <= '\u9FFF' => -0.1,
        '\u3001' or '\u3002' or '\u300C' or '\u300D' or '\u00B7' => 0.3,
        >= '\u2010' and <= '\u2027' => 0.4, // quotes, dots
        >= '\uFF01' and <= '\uFF5E' => 0.2,
        >= '\u2028' and <= '\u3040' => 0.1,
        _ => -0.5,
    };

    private static double Chinese(char letter, byte flag) => letter switch
    {
        >= '\u4E00' and <= '\u9FFF' => (FrequentLetters.Flags[letter] & flag) != 0 ? 1 : 0.05,
        '\uFF0C' or '\u3001' or '\u3002' or '\uFF1A' or '\u201C' or '\u201D' => 0.8,
        >= '\uFF01' and <= '\uFF5E' => 0.3,
        >= '\u2010' and <= '\u3040' => 0.1,
        _ => -0.6,
    };

    private static double Latin(char before, char letter, char after)
    {
        bool alone = before < 0x80 && after < 0x80;
        return letter switch
        {
            < '\u00A0' => -1.5, // C1 controls: no text has them
            >= '\u00C0' and <= '\u024F' when !alone => -0.8,
            'é' or 'è' or 'à' or 'ç' or 'ê' or 'ü' or 'ö' or 'ä' or 'ß' or 'ñ' or 'í' or 'ó' or 'á' or 'ú' or 'ã' or 'õ' or 'å' or 'ø' or 'æ' or 'ı' or 'ş' or 'ğ' or 'ô' or 'î' or 'â' or 'û' => 0.8,
            >= '\u00C0' and <= '\u024F' => char.IsAsciiLetter(before) || char.IsAsciiLetter(after) ? 0.4 : 0,
            '\u00A0' or '©' or '®' or '«' or '»' or '°' or '·' or '£' or '§' or '€' or '¿' or '¡' or (>= '\u2013' and <= '\u2026') => alone ? 0.5 : 0,
            _ => -0.5,
        };
    }

    private static double Cyrillic(char before, char letter, char after) => letter switch
    {
        >= '\u0400' and <= '\u04FF' when char.IsAsciiLetter(before) || char.IsAsciiLetter(after) => -0.8, // one word, two writings: café read as Russian
        'о' or 'е' or 'а' or 'и' or 'н' or 'т' or 'с' or 'р' or 'в' or 'л' or 'м' or 'к' or 'д' or 'п' or 'у' => 1,
        >= '\u0430' and <= '\u045F' or 'ґ' => 0.5,
        >= '\u0400' and <= '\u042F' or 'Ґ' => before is >= '\u0430' and <= '\u045F' ? -1 : 0.2, // аБ never happens inside a word
        '\u00A0' or '©' or '«' or '»' or '№' or (>= '\u2013' and <= '\u2026') => 0.4,
        _ => -0.8,
    };
}
