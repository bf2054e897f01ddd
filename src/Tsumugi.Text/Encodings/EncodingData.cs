using System.Buffers.Binary;

namespace Tsumugi.Text.Encodings;

/// <summary>Reads the tables that lie in this assembly; where they come from stands in NOTICE.md.</summary>
internal static class EncodingData
{
    /// <summary>Reads a whole table.</summary>
    public static byte[] Bytes(string name)
    {
        using Stream stream = Open(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a table of little-endian 16-bit units.</summary>
    public static ushort[] Units(string name) => Units(Bytes(name));

    /// <summary>Reads little-endian 16-bit units.</summary>
    public static ushort[] Units(ReadOnlySpan<byte> bytes)
    {
        ushort[] units = new ushort[bytes.Length / 2];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 2)..]);
        }

        return units;
    }

    /// <summary>Opens a table of lines.</summary>
    public static StreamReader Lines(string name) => new(Open(name));

    private static Stream Open(string name) => typeof(EncodingData).Assembly.GetManifestResourceStream($"Tsumugi.Text.Encodings.{name}")!;
}
