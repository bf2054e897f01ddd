namespace Tsumugi.Models.Ngrams;

/// <summary>Sorts records by their keys, eleven bits at a time, the lowest first.</summary>
internal static class RecordSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts; the result is in <paramref name="records"/>.</summary>
    /// <param name="records">The records.</param>
    /// <param name="room">Room for as many; exchanged with the records where that saves a copy.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="keyBits">How many low bits of a key are in use.</param>
    public static void Sort(ref GramRecord[] records, ref GramRecord[] room, int count, int keyBits)
    {
        Span<int> starts = new int[Digits];
        for (int shift = 0; shift < keyBits; shift += DigitBits)
        {
            starts.Clear();
            GramRecord[] from = records;
            GramRecord[] to = room;
            for (int i = 0; i < count; i++)
            {
                starts[Digit(from[i].Key, shift)]++;
            }

            if (count == 0 || starts[Digit(from[0].Key, shift)] == count)
            {
                continue;
            }

            int sum = 0;
            for (int digit = 0; digit < Digits; digit++)
            {
                (starts[digit], sum) = (sum, sum + starts[digit]);
            }

            for (int i = 0; i < count; i++)
            {
                to[starts[Digit(from[i].Key, shift)]++] = from[i];
            }

            (records, room) = (to, from);
        }
    }

    private static int Digit(UInt128 key, int shift)
    {
        ulong low = (ulong)key;
        ulong high = (ulong)(key >> 64);
        ulong digit = shift >= 64 ? high >> (shift - 64) : shift > 64 - DigitBits ? (low >> shift) | (high << (64 - shift)) : low >> shift;
        return (int)digit & (Digits - 1);
    }
}
