using System.Buffers.Binary;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Passages.Records;

/// <summary>A wording that counts together with another, its leader, and how alike they are.</summary>
internal readonly record struct FollowerRecord(KeyHash Key, KeyHash Leader, double Similarity) : ISortedRecord<FollowerRecord>
{
    public static uint Kind => 0x464F4C4C; // "FOLL"

    public static int Size => (2 * KeyHash.Size) + 8;

    public ulong Prefix => Key.Near;

    public static FollowerRecord Read(ReadOnlySpan<byte> bytes) =>
        new(KeyHash.Read(bytes), KeyHash.Read(bytes[KeyHash.Size..]), BinaryPrimitives.ReadDoubleBigEndian(bytes[(2 * KeyHash.Size)..]));

    public void Write(Span<byte> bytes)
    {
        Key.Write(bytes);
        Leader.Write(bytes[KeyHash.Size..]);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[(2 * KeyHash.Size)..], Similarity);
    }

    public int CompareTo(FollowerRecord other) => Key.CompareTo(other.Key);
}
