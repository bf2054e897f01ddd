using System.Buffers.Binary;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>What stands for a passage's words: the bucket of those that may be nearly equal, then 96 bits of the key.</summary>
/// <param name="Near">The near hash; the upper bits of the key itself where only equal passages are counted.</param>
/// <param name="High">The upper 64 bits of the key's hash.</param>
/// <param name="Low">The next 32 bits.</param>
internal readonly record struct KeyHash(ulong Near, ulong High, uint Low) : IComparable<KeyHash>
{
    public const int Size = 20;

    public static KeyHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Near);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], High);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], Low);
    }

    public int CompareTo(KeyHash other)
    {
        int order = Near.CompareTo(other.Near);
        order = order != 0 ? order : High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }
}
