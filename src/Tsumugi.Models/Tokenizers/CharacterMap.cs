using System.Buffers.Binary;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Reads SentencePiece's compiled replacements of letters (`precompiled_charsmap`).</summary>
/// <remarks>
/// Layout (google/sentencepiece, src/normalizer.cc, DecodePrecompiledCharsMap): u32 size of the trie, the trie as u32 units, then the
/// replacements, each ended by a zero byte. The trie is a double array of Darts-clone (include/darts.h): per unit a label, a leaf
/// bit, and an offset that is shifted by eight more bits if bit 9 is set. A step leads where the file says, so each is held against the size, and a rule takes and gives
/// at most <see cref="MostRuleBytes"/>: steps may lead in a circle, and values without an end would make a text as often as long as the file.
/// </remarks>
internal sealed class CharacterMap
{
    // The longest rule of Unicode's NFKC gives 33 bytes (U+FDFA); rules of people's own are words at most.
    private const int MostRuleBytes = 256;

    private readonly uint[] _units;
    private readonly byte[] _values;

    /// <summary>Takes a compiled map.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5100: it is damaged.</exception>
    internal CharacterMap(ReadOnlySpan<byte> bytes, string path)
    {
        uint size = bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
        if (size < 4 || size % 4 != 0 || size > (uint)(bytes.Length - 4))
        {
            throw TokenizerFault.Damaged(path, FormattableString.Invariant($"the table of letters claims {size} of {bytes.Length} bytes"), FormattableString.Invariant($"文字の対応表の長さが {size} バイト（全体は {bytes.Length} バイト）と書かれています"));
        }

        _units = new uint[size / 4];
        for (int i = 0; i < _units.Length; i++)
        {
            _units[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 + (4 * i))..]);
        }

        _values = bytes[(4 + (int)size)..].ToArray();
        for (ReadOnlySpan<byte> left = _values; !left.IsEmpty;)
        {
            int length = left.IndexOf((byte)0) is >= 0 and int end ? end : left.Length;
            if (length > MostRuleBytes)
            {
                throw TokenizerFault.Damaged(path, FormattableString.Invariant($"the table of letters writes {length} bytes for a letter, expected at most {MostRuleBytes}"), FormattableString.Invariant($"文字の対応表の 1 項目が {length} バイトです（最大 {MostRuleBytes} バイト）"));
            }

            left = left[Math.Min(left.Length, length + 1)..];
        }
    }

    /// <summary>Finds the longest rule at the beginning of a text.</summary>
    /// <returns>The bytes that it replaces; 0 if there is none.</returns>
    internal int Longest(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> replacement)
    {
        int longest = 0;
        uint value = 0;
        uint position = Offset(_units[0]);
        for (int i = 0; i < Math.Min(text.Length, MostRuleBytes); i++)
        {
            position ^= text[i];
            if (position >= (uint)_units.Length)
            {
                break;
            }

            uint unit = _units[position];
            if ((unit & 0x8000_00FF) != text[i])
            {
                break;
            }

            position ^= Offset(unit);
            if ((unit & 0x100) != 0 && position < (uint)_units.Length)
            {
                (longest, value) = (i + 1, _units[position] & 0x7FFF_FFFF);
            }
        }

        replacement = default;
        if (longest > 0 && value < (uint)_values.Length)
        {
            replacement = _values.AsSpan((int)value);
            int end = replacement.IndexOf((byte)0);
            replacement = end < 0 ? replacement : replacement[..end];
        }

        return longest;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);
}
