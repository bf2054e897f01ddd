namespace Tsumugi.Text.Html;

/// <summary>Finds elements by name.</summary>
/// <remarks>A name of up to ten letters and digits fits into 60 bits, six each; that number is the whole name, so one compare decides.</remarks>
internal static class HtmlTags
{
    /// <summary>The most letters a name can have to be found.</summary>
    public const int LongestName = 10;

    private const int Slots = 1024;

    // In this order: each is made with the ones above.
    private static readonly byte[] Digits = MakeDigits();
    private static readonly HtmlTag[] Values = new HtmlTag[Slots];
    private static readonly ulong[] Keys = MakeKeys();

    /// <summary>Gets six bits for a letter or digit, upper and lower case alike; 0 for anything else.</summary>
    public static uint Digit(char letter) => letter < Digits.Length ? Digits[letter] : 0u;

    /// <summary>Finds an element by the bits of its letters, the first one highest.</summary>
    public static HtmlTag Find(ulong key)
    {
        for (int slot = Slot(key); Keys[slot] != 0; slot = (slot + 1) % Slots)
        {
            if (Keys[slot] == key)
            {
                return Values[slot];
            }
        }

        return HtmlTag.Other;
    }

    private static int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 54);

    private static ulong[] MakeKeys()
    {
        ulong[] keys = new ulong[Slots];
        foreach (HtmlTag tag in Enum.GetValues<HtmlTag>())
        {
            ulong key = 0;
            foreach (char letter in tag.ToString())
            {
                key = (key << 6) | Digit(letter);
            }

            int slot = Slot(key);
            while (keys[slot] != 0)
            {
                slot = (slot + 1) % Slots;
            }

            keys[slot] = key;
            Values[slot] = tag;
        }

        return keys;
    }

    private static byte[] MakeDigits()
    {
        byte[] digits = new byte[128];
        for (int letter = 0; letter < digits.Length; letter++)
        {
            digits[letter] = char.IsAsciiLetter((char)letter) ? (byte)((letter | 0x20) - 'a' + 1)
                : char.IsAsciiDigit((char)letter) ? (byte)(letter - '0' + 27)
                : (byte)0;
        }

        return digits;
    }
}
