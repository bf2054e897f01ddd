using Tsumugi.Text.Hashing;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Finds the number of a piece by its bytes.</summary>
internal sealed class PieceTable
{
    private readonly Vocabulary _vocabulary;
    private readonly int[] _slots;

    /// <summary>Takes the pieces that text can contain, or the others.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5102: two pieces are equal.</exception>
    internal PieceTable(Vocabulary vocabulary, bool ofText, string path)
    {
        _vocabulary = vocabulary;
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, vocabulary.Count * 2))];
        Array.Fill(_slots, -1);
        for (int id = 0; id < vocabulary.Count; id++)
        {
            if (IsOfText(vocabulary.Kind(id)) != ofText)
            {
                continue;
            }

            int slot = Slot(vocabulary.Bytes(id));
            if (_slots[slot] >= 0)
            {
                throw TokenizerFault.Contradiction(path, FormattableString.Invariant($"the pieces {_slots[slot]} and {id} are equal"), FormattableString.Invariant($"{_slots[slot]} 番と {id} 番の語が同じです"));
            }

            _slots[slot] = id;
        }
    }

    /// <summary>Says whether text can contain pieces of a kind.</summary>
    internal static bool IsOfText(PieceKind kind) => kind is PieceKind.Normal or PieceKind.UserDefined or PieceKind.Unused;

    /// <summary>Gets the number of a piece; -1 if there is none.</summary>
    internal int Find(ReadOnlySpan<byte> bytes) => _slots[Slot(bytes)];

    private int Slot(ReadOnlySpan<byte> bytes)
    {
        int slot = (int)Hash64.Of(bytes) & (_slots.Length - 1);
        while (_slots[slot] >= 0 && !_vocabulary.Bytes(_slots[slot]).SequenceEqual(bytes))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }
}
