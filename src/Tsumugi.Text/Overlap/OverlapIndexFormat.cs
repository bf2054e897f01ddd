using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Overlap;

/// <summary>An <see cref="OverlapIndex"/> as bytes: the same for the same index, on every machine.</summary>
/// <remarks>
/// Little-endian. Magic, n, letters of wholes, five counts, the arrays, XXH64 of all before it. Filter and hash table are made anew when it is
/// read, since they follow from the rest. About 14 bytes for each letter of all passages.
/// </remarks>
public static class OverlapIndexFormat
{
    private const ulong Magic = 0x3130_5850_4C52_564F; // "OVRLPX01"
    private const int Counts = 9;
    private const int HeadBytes = sizeof(ulong) + (Counts * sizeof(int));

    /// <summary>Gets the number of bytes that an index takes.</summary>
    /// <exception cref="OverflowException">It is larger than a file of this format can be (2 GiB).</exception>
    public static int SizeOf(OverlapIndex index) => checked(HeadBytes + (index.AllLetters.Length * sizeof(char)) + ((index.Starts.Length + index.Counted.Length + SizeOf(index.Grams) + SizeOf(index.Wholes)) * sizeof(int)) + sizeof(ulong));

    /// <summary>Writes an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="bytes">Receives <see cref="SizeOf(OverlapIndex)"/> bytes.</param>
    public static void Write(OverlapIndex index, Span<byte> bytes)
    {
        Span<byte> rest = bytes;
        BinaryPrimitives.WriteUInt64LittleEndian(rest, Magic);
        rest = rest[sizeof(ulong)..];
        int[] head = [index.RunLetters, index.WholeLetters, index.AllLetters.Length, index.Passages, index.Grams.Groups, index.Grams.Passages.Length, index.Wholes.Groups, index.Wholes.Passages.Length, 0];
        Put(ref rest, head);
        foreach (char letter in index.AllLetters)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(rest, letter);
            rest = rest[sizeof(char)..];
        }

        Put(ref rest, index.Starts);
        Put(ref rest, index.Counted);
        Put(ref rest, index.Grams.Places);
        Put(ref rest, index.Grams.Starts);
        Put(ref rest, index.Grams.Passages);
        Put(ref rest, index.Wholes.Places);
        Put(ref rest, index.Wholes.Starts);
        Put(ref rest, index.Wholes.Passages);
        BinaryPrimitives.WriteUInt64LittleEndian(rest, Hash64.Of(bytes[..^rest.Length]));
    }

    /// <summary>Reads an index.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <exception cref="InvalidDataException">The bytes are cut, damaged or something else.</exception>
    public static OverlapIndex Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes + sizeof(ulong) || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic || BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]) != Hash64.Of(bytes[..^sizeof(ulong)]))
        {
            throw Damaged();
        }

        ReadOnlySpan<byte> rest = bytes[sizeof(ulong)..^sizeof(ulong)];
        int[] head = Take(ref rest, Counts);
        if (head is not [var runLetters, var wholeLetters, >= 0, >= 0, >= 0, >= 0, >= 0, >= 0, 0] || wholeLetters < 1 || runLetters < wholeLetters)
        {
            throw Damaged();
        }

        char[] letters = TakeLetters(ref rest, head[2]);
        int[] starts = Take(ref rest, head[3] + 1);
        int[] counted = Take(ref rest, head[3]);
        GramTable grams = TakeTable(ref rest, runLetters, letters, head[4], head[5], head[3]);
        GramTable wholes = TakeTable(ref rest, wholeLetters, letters, head[6], head[7], head[3]);
        if (!rest.IsEmpty || !Rises(starts, letters.Length))
        {
            throw Damaged();
        }

        return new OverlapIndex(letters, starts, counted, grams, wholes);
    }

    private static int SizeOf(GramTable table) => table.Places.Length + table.Starts.Length + table.Passages.Length;

    private static GramTable TakeTable(ref ReadOnlySpan<byte> rest, int runLetters, char[] letters, int groups, int postings, int passages)
    {
        int[] places = Take(ref rest, groups);
        int[] starts = Take(ref rest, groups + 1);
        int[] list = Take(ref rest, postings);
        bool inside = Array.TrueForAll(places, place => place >= 0 && place <= letters.Length - runLetters) && Array.TrueForAll(list, passage => passage >= 0 && passage < passages);
        return inside && Rises(starts, postings) ? new GramTable(runLetters, letters, places, starts, list) : throw Damaged();
    }

    /// <summary>Says whether numbers rise from 0 to an end.</summary>
    private static bool Rises(int[] numbers, int end)
    {
        int before = 0;
        foreach (int number in numbers)
        {
            if (number < before)
            {
                return false;
            }

            before = number;
        }

        return numbers[0] == 0 && before == end;
    }

    private static char[] TakeLetters(ref ReadOnlySpan<byte> rest, int count)
    {
        if (rest.Length / sizeof(char) < count)
        {
            throw Damaged();
        }

        char[] letters = new char[count];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, char>(rest[..(count * sizeof(char))]).CopyTo(letters);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                letters[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(rest[(i * sizeof(char))..]);
            }
        }

        rest = rest[(count * sizeof(char))..];
        return letters;
    }

    private static int[] Take(ref ReadOnlySpan<byte> rest, int count)
    {
        if (rest.Length / sizeof(int) < count)
        {
            throw Damaged();
        }

        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt32LittleEndian(rest[(i * sizeof(int))..]);
        }

        rest = rest[(count * sizeof(int))..];
        return numbers;
    }

    private static void Put(ref Span<byte> rest, scoped ReadOnlySpan<int> numbers)
    {
        foreach (int number in numbers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, number);
            rest = rest[sizeof(int)..];
        }
    }

    private static InvalidDataException Damaged() => new("the index of evaluation texts is damaged");
}
