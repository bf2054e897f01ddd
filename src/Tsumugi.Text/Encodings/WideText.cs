namespace Tsumugi.Text.Encodings;

/// <summary>Recognises UTF-16 without a byte order mark: a page has ASCII, whose every second byte is 0.</summary>
public static class WideText
{
    private const int Reach = 1024;

    /// <summary>Finds the byte order by the zeros of the first KiB.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="label">What the header says; a UTF-16 label needs fewer zeros.</param>
    /// <returns>UTF-16 of one order, or null.</returns>
    public static PageEncoding? Find(ReadOnlySpan<byte> bytes, PageEncoding? label)
    {
        ReadOnlySpan<byte> front = bytes[..(Math.Min(bytes.Length, Reach) & ~1)];
        if (front.Length < 4 || !front.Contains((byte)0))
        {
            return null;
        }

        int even = 0;
        int odd = 0;
        for (int i = 0; i < front.Length; i += 2)
        {
            even += front[i] == 0 ? 1 : 0;
            odd += front[i + 1] == 0 ? 1 : 0;
        }

        int half = front.Length / 4;
        bool labelled = label?.Name.StartsWith("utf-16", StringComparison.Ordinal) ?? false;
        return odd > half && even * 10 < odd ? PageEncodings.Named("utf-16le")
            : even > half && odd * 10 < even ? PageEncodings.Named("utf-16be")
            : labelled && (odd + even) * 20 > front.Length ? label
            : null;
    }
}
