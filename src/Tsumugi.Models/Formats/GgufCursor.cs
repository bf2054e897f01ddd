using System.Buffers.Binary;
using System.Text;

namespace Tsumugi.Models.Formats;

/// <summary>Reads the head of a GGUF file value by value; nothing that is said to be longer than the file takes memory.</summary>
/// <param name="stream">The file.</param>
/// <param name="path">Its name for messages.</param>
internal sealed class GgufCursor(FileStream stream, string path)
{
    private const ulong MostTextBytes = 1 << 26;
    private const ulong MostItems = 1 << 24;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Gets the place in the file.</summary>
    public long Position => stream.Position;

    private ulong Left => (ulong)(stream.Length - stream.Position);

    /// <summary>Reads four bytes.</summary>
    public uint ReadUInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    /// <summary>Reads eight bytes.</summary>
    public ulong ReadUInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Reads a text; broken UTF-8 becomes U+FFFD, as tokens of some vocabularies need.</summary>
    public string ReadText()
    {
        ulong length = ReadUInt64();
        if (length > Left || length > MostTextBytes)
        {
            ModelFiles.BrokenGguf(path, $"at byte {Position}: a text of {length} bytes, but only {Left} follow", $"{Position} バイト目: {length} バイトの文字列とされていますが、残りは {Left} バイトです");
        }

        byte[] bytes = new byte[length];
        Fill(bytes);
        return Strict.GetString(bytes);
    }

    /// <summary>Reads a value of a type.</summary>
    public object ReadValue(uint type)
    {
        if (type == GgufFormat.String)
        {
            return ReadText();
        }

        if (type == GgufFormat.Array)
        {
            return ReadArray();
        }

        int size = GgufFormat.SizeOf(type);
        if (size == 0)
        {
            ModelFiles.BrokenGguf(path, $"at byte {Position}: a value of the unknown type {type}", $"{Position} バイト目: 知らない型 {type} の値です");
        }

        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        Fill(bytes[..size]);
        ulong bits = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return type switch
        {
            GgufFormat.UInt8 => (byte)bits,
            GgufFormat.Int8 => (sbyte)bits,
            GgufFormat.UInt16 => (ushort)bits,
            GgufFormat.Int16 => (short)bits,
            GgufFormat.UInt32 => (uint)bits,
            GgufFormat.Int32 => (int)(uint)bits,
            GgufFormat.Float32 => BitConverter.UInt32BitsToSingle((uint)bits),
            GgufFormat.Bool => bits != 0,
            GgufFormat.UInt64 => bits,
            GgufFormat.Int64 => (long)bits,
            _ => BitConverter.UInt64BitsToDouble(bits),
        };
    }

    /// <summary>Reads texts, numbers of four bytes as such, and everything else as bytes.</summary>
    private object ReadArray()
    {
        uint type = ReadUInt32();
        ulong count = ReadUInt64();
        int size = type == GgufFormat.String ? 8 : GgufFormat.SizeOf(type);
        if (size == 0 || count > Left / (ulong)size || count > MostItems)
        {
            ModelFiles.BrokenGguf(path, $"at byte {Position}: a list of {count} values of type {type}, but only {Left} bytes follow", $"{Position} バイト目: 型 {type} の値 {count} 個の一覧とされていますが、残りは {Left} バイトです");
        }

        if (type == GgufFormat.String)
        {
            string[] texts = new string[count];
            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = ReadText();
            }

            return texts;
        }

        byte[] bytes = new byte[count * (ulong)size];
        Fill(bytes);
        return type switch
        {
            GgufFormat.Float32 => Numbers(bytes, BinaryPrimitives.ReadSingleLittleEndian),
            GgufFormat.Int32 or GgufFormat.UInt32 => Numbers(bytes, BinaryPrimitives.ReadInt32LittleEndian),
            _ => bytes,
        };
    }

    private delegate T Read<T>(ReadOnlySpan<byte> bytes);

    private static T[] Numbers<T>(byte[] bytes, Read<T> read)
    {
        T[] numbers = new T[bytes.Length / 4];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = read(bytes.AsSpan(4 * i));
        }

        return numbers;
    }

    private void Fill(Span<byte> bytes)
    {
        if ((ulong)bytes.Length > Left)
        {
            ModelFiles.BrokenGguf(path, $"it ends within its head, at byte {stream.Length}", $"先頭部分の途中、{stream.Length} バイト目で終わっています");
        }

        stream.ReadExactly(bytes);
    }
}
