namespace Tsumugi.Text.Html;

/// <summary>Finds elements by name.</summary>
internal static class HtmlTags
{
    private const int Slots = 1024;

    // A name of up to ten letters and digits fits into 60 bits, six each; that number is the whole name, so one compare decides.
    private static readonly ulong[] Keys = new ulong[Slots];
    private static readonly HtmlTag[] Values = new HtmlTag[Slots];

    static HtmlTags()
    {
        foreach (HtmlTag tag in Enum.GetValues<HtmlTag>())
        {
            ulong key = Key(tag.ToString());
            int slot = Slot(key);
            while (Keys[slot] != 0)
            {
                slot = (slot + 1) % Slots;
            }

            Keys[slot] = key;
            Values[slot] = tag;
        }
    }

    /// <summary>Finds an element; letter case does not matter.</summary>
    public static HtmlTag Find(ReadOnlySpan<char> name)
    {
        ulong key = Key(name);
        if (key == 0)
        {
            return HtmlTag.Other;
        }

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

    private static ulong Key(ReadOnlySpan<char> name)
    {
        if (name.Length > 10)
        {
            return 0;
        }

        ulong key = 0;
        foreach (char letter in name)
        {
            uint folded = (uint)(letter | 0x20);
            uint digit = folded - 'a' < 26 ? folded - 'a' + 1 : (uint)letter - '0' < 10 ? (uint)letter - '0' + 27 : 0;
            if (digit == 0 || letter > 'z')
            {
                return 0;
            }

            key = (key << 6) | digit;
        }

        return key;
    }
}
