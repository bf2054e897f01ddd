using System.Buffers.Binary;

namespace Tsumugi.Stages.Dedup;

/// <summary>What decides which of several twins is kept.</summary>
/// <param name="Passes">Whether the rules let the document through; one that they drop is never the kept twin.</param>
/// <param name="Letters">The length of the text in letters.</param>
/// <param name="Day">The date as days since 1970-01-01, 0 if unknown.</param>
/// <param name="Quality">The greater the better, such as the number of Japanese letters.</param>
public readonly record struct DocumentRank(bool Passes, int Letters, int Day, double Quality)
{
    /// <summary>Gets what decides between equal ranks; not part of rank files.</summary>
    public ContentHash Content { get; init; }

    /// <summary>Bytes of a rank in a file.</summary>
    internal const int Size = 17;

    internal static DocumentRank Read(ReadOnlySpan<byte> bytes) => new(
        bytes[0] != 0,
        BinaryPrimitives.ReadInt32BigEndian(bytes[1..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[5..]),
        BinaryPrimitives.ReadDoubleBigEndian(bytes[9..]));

    internal void Write(Span<byte> bytes)
    {
        bytes[0] = Passes ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], Letters);
        BinaryPrimitives.WriteInt32BigEndian(bytes[5..], Day);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[9..], Quality);
    }
}
