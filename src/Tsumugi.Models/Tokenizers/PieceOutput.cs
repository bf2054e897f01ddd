namespace Tsumugi.Models.Tokenizers;

/// <summary>Takes the ids of one text and writes what has no piece as bytes or as the unknown piece.</summary>
/// <remarks>A run of unknown letters is one unknown piece, as SentencePiece has it. One thread.</remarks>
internal sealed class PieceOutput(int unknownId, int[] bytePieces)
{
    private List<int> _ids = [];
    private bool _afterUnknown;

    /// <summary>Gets a value indicating whether what is added now does not depend on what was added before.</summary>
    internal bool IsFresh => !_afterUnknown;

    /// <summary>Begins a text.</summary>
    internal void Begin(List<int> ids) => (_ids, _afterUnknown) = (ids, false);

    /// <summary>Adds a piece.</summary>
    internal void Add(int id)
    {
        _ids.Add(id);
        _afterUnknown = false;
    }

    /// <summary>Adds a letter that has no piece.</summary>
    internal void AddUnknown(ReadOnlySpan<byte> letter)
    {
        if (bytePieces.Length > 0)
        {
            foreach (byte value in letter)
            {
                _ids.Add(bytePieces[value]);
            }
        }
        else if (!_afterUnknown)
        {
            _ids.Add(unknownId);
            _afterUnknown = true;
        }
    }

    /// <summary>Adds the ids of a part that was cut before.</summary>
    internal void Add(ReadOnlySpan<int> part)
    {
        _ids.AddRange(_afterUnknown && part[0] == unknownId ? part[1..] : part);
        _afterUnknown = bytePieces.Length == 0 && part[^1] == unknownId;
    }

    /// <summary>Gets how many ids the text has by now.</summary>
    internal int Mark() => _ids.Count;

    /// <summary>Copies the ids since a mark.</summary>
    /// <returns>How many; -1 if they do not fit.</returns>
    internal int CopySince(int mark, Span<int> copy)
    {
        int count = _ids.Count - mark;
        if (count > copy.Length)
        {
            return -1;
        }

        for (int i = 0; i < count; i++)
        {
            copy[i] = _ids[mark + i];
        }

        return count;
    }
}
