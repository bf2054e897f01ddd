using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>The layout of a language model's file.</summary>
/// <remarks>
/// Little-endian: 16 bytes of magic with the version; i32 order, i32 symbols; each symbol's name as i32 bytes and UTF-8; i64 n-grams of each order; then the n-grams of order
/// 1, 2, …, sorted by their last symbol first. An n-gram is its key (each symbol plus 1 in a fixed number of bits, the last one highest, in whole bytes), f32 log10 of its chance,
/// and below the highest order f32 log10 of its weight as a context.
/// </remarks>
internal static class NgramFile
{
    /// <summary>The log10 of what never happens, as ARPA files write it.</summary>
    public const float Never = -99;

    /// <summary>The most bytes of an n-gram.</summary>
    public const int MostEntryBytes = 16 + 4 + 4;

    /// <summary>The most symbols of a model, so that a key of the highest order fits into 128 bits.</summary>
    public const int MostSymbols = 1 << 20;

    /// <summary>The most bytes of a symbol's name.</summary>
    public const int MostNameBytes = 256;

    /// <summary>Gets the first bytes.</summary>
    public static ReadOnlySpan<byte> Magic => "TSUMUGI-NGRAM-1\n"u8;

    /// <summary>Gets the bytes of a key.</summary>
    public static int KeyBytes(int order, int bits) => ((order * bits) + 7) / 8;

    /// <summary>Gets the bytes of an n-gram.</summary>
    public static int EntryBytes(int order, int bits, bool isHighest) => KeyBytes(order, bits) + (isHighest ? 4 : 8);

    /// <summary>Writes an n-gram.</summary>
    /// <returns>Its bytes.</returns>
    public static int Encode(Span<byte> bytes, UInt128 key, int order, int bits, bool isHighest, float chance, float weight)
    {
        int keyBytes = KeyBytes(order, bits);
        Span<byte> whole = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(whole, key);
        whole[..keyBytes].CopyTo(bytes);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[keyBytes..], chance);
        if (!isHighest)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(keyBytes + 4)..], weight);
        }

        return keyBytes + (isHighest ? 4 : 8);
    }

    /// <summary>Writes what stands before the n-grams.</summary>
    public static void WriteHead(Stream stream, Alphabet alphabet, ReadOnlySpan<long> counts)
    {
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(counts.Length);
        writer.Write(alphabet.Count);
        for (int symbol = 0; symbol < alphabet.Count; symbol++)
        {
            byte[] name = Encoding.UTF8.GetBytes(alphabet.Name(symbol));
            writer.Write(name.Length);
            writer.Write(name);
        }

        foreach (long count in counts)
        {
            writer.Write(count);
        }
    }

    /// <summary>Reads what stands before the n-grams, and holds the counts against the bytes that are left.</summary>
    /// <exception cref="TsumugiException">TSU5311 or TSU5312.</exception>
    public static (Alphabet Alphabet, long[] Counts) ReadHead(Stream stream, string place)
    {
        byte[] magic = new byte[Magic.Length];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.AsSpan().SequenceEqual(Magic))
        {
            throw NgramFaults.Foreign(place);
        }

        int order = Int32(stream, place);
        int symbols = Int32(stream, place);
        if (order is < 1 or > NgramSettings.MostOrder || symbols is < 4 or > MostSymbols)
        {
            throw NgramFaults.Damaged(place, $"order {order} with {symbols} symbols", $"次数 {order}、記号 {symbols} 個");
        }

        List<string> names = [];
        for (int i = 0; i < symbols; i++)
        {
            int length = Int32(stream, place);
            if (length is < 1 or > MostNameBytes || length > stream.Length - stream.Position)
            {
                throw NgramFaults.Damaged(place, $"a symbol of {length} bytes", $"{length} バイトの記号");
            }

            byte[] name = new byte[length];
            stream.ReadExactly(name);
            names.Add(Encoding.UTF8.GetString(name));
        }

        long[] counts = new long[order];
        for (int k = 0; k < order; k++)
        {
            counts[k] = (long)(uint)Int32(stream, place) | ((long)Int32(stream, place) << 32);
        }

        long needed = 0;
        int bits = NgramKey.BitsFor(symbols);
        for (int k = 1; k <= order; k++)
        {
            long left = stream.Length - stream.Position - needed;
            int size = EntryBytes(k, bits, k == order);
            if (counts[k - 1] < 0 || counts[k - 1] > left / size || counts[k - 1] > 1 << 29)
            {
                throw NgramFaults.Damaged(place, $"{counts[k - 1]} n-grams of order {k}, and {left} bytes left", $"{k} 次の n-gram が {counts[k - 1]} 個とありますが、残りは {left} バイトです");
            }

            needed += counts[k - 1] * size;
        }

        return counts[0] == symbols && stream.Length - stream.Position == needed ? (new Alphabet(names), counts) : throw NgramFaults.Damaged(place, "its sizes do not fit each other", "大きさが互いに合いません");
    }

    /// <summary>Reads n-grams of one order.</summary>
    public static IEnumerable<(UInt128 Key, float Chance, float Weight)> Read(Stream stream, long count, int order, int bits, bool isHighest)
    {
        int keyBytes = KeyBytes(order, bits);
        byte[] bytes = new byte[EntryBytes(order, bits, isHighest)];
        byte[] key = new byte[16];
        for (long i = 0; i < count; i++)
        {
            stream.ReadExactly(bytes);
            bytes.AsSpan(0, keyBytes).CopyTo(key);
            yield return (BinaryPrimitives.ReadUInt128LittleEndian(key), BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(keyBytes)), isHighest ? 0 : BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(keyBytes + 4)));
        }
    }

    private static int Int32(Stream stream, string place)
    {
        Span<byte> bytes = stackalloc byte[4];
        return stream.ReadAtLeast(bytes, 4, throwOnEndOfStream: false) == 4 ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : throw NgramFaults.Damaged(place, "it ends within its head", "先頭の部分で切れています");
    }
}
