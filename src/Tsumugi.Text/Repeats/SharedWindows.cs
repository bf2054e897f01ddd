namespace Tsumugi.Text.Repeats;

/// <summary>Finds for each window of some pieces of text where the same letters stand first, by a suffix array over all of them.</summary>
/// <remarks>
/// Exact: letters are compared, not hashes. Each piece ends in a separator that occurs nowhere else, so that nothing is shared across the
/// end of a piece. Linear time. Memory: 29 bytes a letter at most while the array is built, and it is used again. One thread.
/// </remarks>
/// <param name="window">The letters of a window.</param>
public sealed class SharedWindows(int window)
{
    private readonly Segments<Piece> _pieces = new();
    private int[] _text = [];
    private int[] _order = [];
    private int[] _shared = [];
    private int _length;

    /// <summary>Gets the letters and separators added so far.</summary>
    public int Length => _length;

    /// <summary>Gets how many pieces were added.</summary>
    public int Count => _pieces.Count;

    /// <summary>Forgets all pieces.</summary>
    public void Clear()
    {
        _pieces.Clear();
        _length = 0;
    }

    /// <summary>Adds a piece.</summary>
    /// <param name="letters">Its letters.</param>
    /// <param name="document">Its document's place in the order that decides which window is first.</param>
    /// <param name="at">Where it begins in that document.</param>
    public void Add(ReadOnlySpan<char> letters, ulong document, int at)
    {
        int length = _length + letters.Length + 1;
        if (length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(length, _text.Length * 2));
        }

        Span<int> target = _text.AsSpan(_length, letters.Length + 1);
        for (int i = 0; i < letters.Length; i++)
        {
            target[i] = letters[i];
        }

        target[letters.Length] = char.MaxValue + 1 + _pieces.Count;
        _pieces.Add(new Piece(_length, length - 1, document, at));
        _length = length;
    }

    /// <summary>Matches all pieces against each other.</summary>
    /// <param name="runs">Receives the windows of all pieces (appended), piece by piece and in the order of the piece.</param>
    public void Match(List<WindowRun> runs)
    {
        if (_order.Length < _length)
        {
            _order = new int[_text.Length];
            _shared = new int[_text.Length];
        }

        ReadOnlySpan<int> text = _text.AsSpan(0, _length);
        Span<int> order = _order.AsSpan(0, _length);
        Span<int> shared = _shared.AsSpan(0, _length);
        SuffixArray.Build(text, char.MaxValue + 1 + _pieces.Count, order);
        CommonPrefixes.Build(text, order, shared);
        Span<int> first = FindFirst(order, shared);
        for (int piece = 0; piece < _pieces.Count; piece++)
        {
            AddRuns(piece, first, runs);
        }
    }

    /// <summary>Gives for each place of the text the first place with the same window, which may be itself.</summary>
    private Span<int> FindFirst(ReadOnlySpan<int> order, Span<int> shared)
    {
        // The text is not needed any more: its memory takes the answer.
        Span<int> first = _text.AsSpan(0, _length);
        int from = 0;
        while (from < order.Length)
        {
            int end = from + 1;
            int least = order[from];
            while (end < order.Length && shared[end] >= window)
            {
                least = IsBefore(order[end], least) ? order[end] : least;
                end++;
            }

            foreach (int place in order[from..end])
            {
                first[place] = least;
            }

            from = end;
        }

        return first;
    }

    private void AddRuns(int index, ReadOnlySpan<int> first, List<WindowRun> runs)
    {
        Piece piece = _pieces[index];
        int end = piece.End - window + 1;
        for (int from = piece.Start; from < end;)
        {
            int to = from + 1;
            while (to < end && first[to] == first[to - 1] + 1)
            {
                to++;
            }

            int firstPiece = PieceOf(first[from]);
            runs.Add(new WindowRun(index, from - piece.Start, to - from, firstPiece, first[from] - _pieces[firstPiece].Start));
            from = to;
        }
    }

    private bool IsBefore(int place, int other)
    {
        Piece piece = _pieces[PieceOf(place)];
        Piece otherPiece = _pieces[PieceOf(other)];
        return piece.Document != otherPiece.Document
            ? piece.Document < otherPiece.Document
            : piece.At + (place - piece.Start) < otherPiece.At + (other - otherPiece.Start);
    }

    private int PieceOf(int place)
    {
        int low = 0;
        int high = _pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_pieces[middle].Start <= place)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private readonly record struct Piece(int Start, int End, ulong Document, int At);
}
