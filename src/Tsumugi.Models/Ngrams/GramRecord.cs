namespace Tsumugi.Models.Ngrams;

/// <summary>An n-gram as a sortable key, with two numbers of 32 bits.</summary>
/// <remarks>A key holds each symbol plus 1 in a fixed number of bits, so that 0 means nothing.</remarks>
/// <param name="Key">The symbols.</param>
/// <param name="First">The first number, or the low half of a count.</param>
/// <param name="Second">The second number, or the high half of a count.</param>
internal readonly record struct GramRecord(UInt128 Key, uint First, uint Second)
{
    /// <summary>Bytes of a record on disk.</summary>
    public const int Bytes = 24;

    /// <summary>Gets the count that both numbers make together.</summary>
    public long Count => (long)(((ulong)Second << 32) | First);

    /// <summary>Makes a record with a count.</summary>
    public static GramRecord Counted(UInt128 key, long count) => new(key, (uint)count, (uint)(count >> 32));

    /// <summary>Makes a record with one or two real numbers.</summary>
    public static GramRecord Real(UInt128 key, float first, float second = 0) => new(key, BitConverter.SingleToUInt32Bits(first), BitConverter.SingleToUInt32Bits(second));
}
