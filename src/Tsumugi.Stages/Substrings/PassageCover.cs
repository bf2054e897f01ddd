using Tsumugi.Stages.Substrings.Records;

namespace Tsumugi.Stages.Substrings;

/// <summary>Joins the windows of one document that stand earlier in the corpus into stretches, and names for each letter one earlier place.</summary>
/// <remarks>
/// Windows overlap, so a letter may have several places. It gets the one earliest in the corpus: what is earliest is cut least often itself.
/// <code>
/// letters     ────────────────────────────
/// to doc 7    [─────────────]                  pieces:  7 7 7 7 7 2 2 2 2 2 2 9 9 9 9
/// to doc 2              [───────────]          (they touch: together they are one stretch to be cut)
/// to doc 9                   [───────────]
/// </code>
/// </remarks>
/// <param name="window">The letters of a window.</param>
internal sealed class PassageCover(int window)
{
    private readonly List<PassagePiece> _runs = [];

    private PassagePiece[] _best = [];

    /// <summary>Covers the letters.</summary>
    /// <param name="passages">The windows, in rising order, as <see cref="PassageFeed"/> joins them.</param>
    /// <param name="letters">The document's letters.</param>
    /// <param name="pieces">Receives the pieces, in order; those of one stretch touch.</param>
    public void Cover(List<PassageRecord> passages, ReadOnlySpan<char> letters, List<PassagePiece> pieces)
    {
        pieces.Clear();
        Stretch(passages, letters);
        if (_best.Length < _runs.Count)
        {
            _best = new PassagePiece[Math.Max(_runs.Count, 2 * _best.Length)];
        }

        int head = 0;
        int tail = 0;
        int next = 0;
        int at = 0;
        PassagePiece current = default;
        while (next < _runs.Count || head < tail)
        {
            at = head == tail ? Math.Max(at, _runs[next].Start) : at;
            while (next < _runs.Count && _runs[next].Start <= at)
            {
                // Runs end in the order in which they start, so one that is no earlier in the corpus than a newcomer is never needed again.
                while (tail > head && _runs[next].Kept <= _best[tail - 1].Kept)
                {
                    tail--;
                }

                _best[tail++] = _runs[next++];
            }

            // Within one document the piece that was begun is carried to its end: of a text that repeats itself each letter would have its own.
            current = current.End > at && current.Kept <= _best[head].Kept ? current : _best[head];
            int end = next < _runs.Count ? Math.Min(current.End, _runs[next].Start) : current.End;
            Add(new PassagePiece(at, end, current.Kept, current.KeptStart + (at - current.Start)), pieces);
            at = end;
            while (head < tail && _best[head].End <= at)
            {
                head++;
            }

            if (head == tail)
            {
                head = tail = 0;
            }
        }
    }

    private static void Add(in PassagePiece piece, List<PassagePiece> pieces)
    {
        if (pieces.Count > 0 && pieces[^1] is var last && last.End == piece.Start && last.Kept == piece.Kept && last.KeptStart + (last.End - last.Start) == piece.KeptStart)
        {
            pieces[^1] = last with { End = piece.End };
            return;
        }

        pieces.Add(piece);
    }

    private static bool IsInPair(ReadOnlySpan<char> letters, int place) =>
        place > 0 && place < letters.Length && char.IsSurrogatePair(letters[place - 1], letters[place]);

    /// <summary>Turns windows into stretches of letters. Half a surrogate pair is no letter, even if the pairs of both places have it in common.</summary>
    private void Stretch(List<PassageRecord> passages, ReadOnlySpan<char> letters)
    {
        _runs.Clear();
        foreach (PassageRecord passage in passages)
        {
            int skipped = IsInPair(letters, passage.Start) ? 1 : 0;
            int end = passage.Start + passage.Windows + window - 1;
            _runs.Add(new PassagePiece(passage.Start + skipped, end - (IsInPair(letters, end) ? 1 : 0), passage.Kept, passage.KeptStart + skipped));
        }
    }
}
