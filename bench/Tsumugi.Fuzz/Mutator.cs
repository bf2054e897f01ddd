using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Tsumugi.Corpus;

namespace Tsumugi.Fuzz;

/// <summary>Changes inputs at random, the same way for the same seed.</summary>
/// <remarks>
/// Ten changes, one to eight of them at a time: flipped bits, other bytes, words of the target inserted or written over, stretches cut out, copied or
/// repeated, pieces of another input, numbers in text that lie, numbers in binary that lie, a cut end.
/// </remarks>
public sealed class Mutator(ulong seed)
{
    /// <summary>The largest input that is made.</summary>
    public const int MostBytes = 64 << 10;

    private static readonly long[] Lies = [0, 1, -1, 7, 127, 128, 255, 256, 4096, 32767, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private SplitMix _random = new(seed);

    /// <summary>Draws a number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => _random.Below(bound);

    /// <summary>Makes an input from another.</summary>
    public byte[] Mutate(byte[] origin, IReadOnlyList<byte[]> pool, IReadOnlyList<byte[]> words)
    {
        List<byte> bytes = [.. origin];
        for (int changes = 1 + _random.Below(8); changes > 0; changes--)
        {
            Change(bytes, pool, words);
        }

        return bytes.Count > MostBytes ? [.. bytes.Take(MostBytes)] : [.. bytes];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> pool, IReadOnlyList<byte[]> words)
    {
        int at = _random.Below(bytes.Count + 1);
        int length = Math.Min(bytes.Count - at, 1 + _random.Below(1 + _random.Below(256)));
        switch (_random.Below(10))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Below(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)_random.Below(256);
                break;
            case 2 when words.Count > 0:
                bytes.InsertRange(at, words[_random.Below(words.Count)]);
                break;
            case 3 when words.Count > 0:
                byte[] word = words[_random.Below(words.Count)];
                bytes.RemoveRange(at, Math.Min(word.Length, bytes.Count - at));
                bytes.InsertRange(at, word);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(_random.Below(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 6:
                Repeat(bytes, at, length);
                break;
            case 7:
                byte[] other = pool[_random.Below(pool.Count)];
                int from = _random.Below(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + _random.Below(512))).ToArray());
                break;
            case 8:
                Lie(bytes, at);
                break;
            default:
                bytes.RemoveRange(at, _random.Below(4) == 0 ? bytes.Count - at : Math.Min(1, bytes.Count - at));
                break;
        }
    }

    private void Repeat(List<byte> bytes, int at, int length)
    {
        byte[] piece = [.. bytes.GetRange(at, Math.Min(length, 64))];
        int times = Math.Min(1 + _random.Below(1 + _random.Below(1000)), (MostBytes - Math.Min(MostBytes, bytes.Count)) / Math.Max(1, piece.Length));
        byte[] all = new byte[piece.Length * times];
        for (int i = 0; i < times; i++)
        {
            piece.CopyTo(all, i * piece.Length);
        }

        bytes.InsertRange(at, all);
    }

    /// <summary>Replaces the next number, in digits if there are some, or four bytes.</summary>
    private void Lie(List<byte> bytes, int at)
    {
        long lie = Lies[_random.Below(Lies.Length)];
        int digits = bytes.FindIndex(at, letter => char.IsAsciiDigit((char)letter));
        if (digits >= 0 && _random.Below(3) > 0)
        {
            int end = digits;
            while (end < bytes.Count && char.IsAsciiDigit((char)bytes[end]))
            {
                end++;
            }

            bytes.RemoveRange(digits, end - digits);
            bytes.InsertRange(digits, Encoding.ASCII.GetBytes(lie.ToString(_random.Below(4) == 0 ? "X" : "D", CultureInfo.InvariantCulture)));
            return;
        }

        Span<byte> four = stackalloc byte[4];
        if (_random.Below(2) == 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(four, (int)lie);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(four, (int)lie);
        }

        for (int i = 0; i < four.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = four[i];
        }
    }
}
