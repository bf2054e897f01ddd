using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Substrings.Records;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Stages.Substrings;

/// <summary>Decides what is cut out of one document: repeated stretches, shrunk to whole sentences or at least to whole letters.</summary>
/// <remarks>A stretch that fills its lines takes their blanks and a line feed with it, so that no empty lines stay. One thread.</remarks>
/// <param name="settings">The section of the recipe.</param>
internal sealed class CutFinder(SubstringSettings settings)
{
    private const int LettersKept = 1 << 20;

    private readonly PassageCover _cover = new(settings.MinLetters);
    private readonly List<PassagePiece> _pieces = [];
    private readonly TextBuffer _letters = new();
    private readonly LetterMap _map = new();

    /// <summary>Finds the cuts of one document.</summary>
    /// <param name="texts">Where the document is the current one.</param>
    /// <param name="passages">Its windows that stand earlier, in rising order.</param>
    /// <param name="found">Receives the cuts (appended).</param>
    public void Find(KeptTexts texts, List<PassageRecord> passages, List<FoundCut> found)
    {
        ReadOnlySpan<char> text = texts.Document.Text.Written;
        _letters.Clear();
        _letters.Trim(LettersKept);
        PassageLetters.Append(text, _letters);
        _map.Fill(text);
        _cover.Cover(passages, _letters.Written, _pieces);
        int rest = 0;
        for (int first = 0; first < _pieces.Count;)
        {
            int last = first;
            while (last + 1 < _pieces.Count && _pieces[last + 1].Start == _pieces[last].End)
            {
                last++;
            }

            int start = _map.UnitOf(text, _pieces[first].Start);
            int end = _map.UnitOf(text, _pieces[last].End - 1) + 1;

            // What earlier steps have cut parts sentences and lines as the ends of the text do.
            TextSpan around = Around(texts.Rest, ref rest, start, end);
            ReadOnlySpan<char> here = text[around.Start..around.End];
            if (TryShrink(here, start - around.Start, end - around.Start, out TextSpan cut))
            {
                cut = WithLineEnds(here, cut);
                AddPieces(texts.Row, text, new TextSpan(around.Start + cut.Start, around.Start + cut.End), first, last, found);
            }

            first = last + 1;
        }
    }

    private static TextSpan Around(IReadOnlyList<TextSpan> rest, ref int index, int start, int end)
    {
        while (rest[index].End <= start)
        {
            index++;
        }

        int last = index;
        while (rest[last].End < end)
        {
            last++;
        }

        return new TextSpan(rest[index].Start, rest[last].End);
    }

    private static TextSpan WithLineEnds(ReadOnlySpan<char> text, TextSpan cut)
    {
        int start = cut.Start;
        while (start > 0 && text[start - 1] != '\n' && !PassageLetters.Counts(text[start - 1]))
        {
            start--;
        }

        int end = cut.End;
        while (end < text.Length && text[end] != '\n' && !PassageLetters.Counts(text[end]))
        {
            end++;
        }

        bool wholeLines = (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
        return wholeLines ? new TextSpan(start, Math.Min(end + 1, text.Length)) : cut;
    }

    /// <summary>Shrinks a stretch to what may be cut.</summary>
    /// <returns>False if too little is left.</returns>
    private bool TryShrink(ReadOnlySpan<char> text, int start, int end, out TextSpan cut)
    {
        if (settings.WholeSentences)
        {
            int from = CutPlaces.SentenceStart(text, start, end);
            int to = CutPlaces.SentenceEnd(text, from, end);
            cut = new TextSpan(from, to);
            if (PassageLetters.CodePoints(text[from..to]) >= settings.MinLetters)
            {
                return true;
            }
        }

        int first = CutPlaces.NextLetter(text, start);
        cut = new TextSpan(first, Math.Max(first, CutPlaces.LastLetter(text, end)));
        return PassageLetters.CodePoints(text[cut.Start..cut.End]) >= settings.MinLetters;
    }

    private void AddPieces(long row, ReadOnlySpan<char> text, TextSpan cut, int first, int last, List<FoundCut> found)
    {
        int from = _map.LettersBefore(text, cut.Start);
        int to = _map.LettersBefore(text, cut.End);
        int unit = cut.Start;
        for (int i = first; i <= last; i++)
        {
            PassagePiece piece = _pieces[i];
            int start = Math.Max(piece.Start, from);
            int end = Math.Min(piece.End, to);
            if (start >= end)
            {
                continue;
            }

            int next = end == to ? cut.End : _map.UnitOf(text, end);
            found.Add(new FoundCut
            {
                Row = row,
                Span = new TextSpan(unit, next),
                Letters = end - start,
                Hash = Hash128.Of(_letters.Written[start..end]),
                Kept = piece.Kept,
                KeptLetter = piece.KeptStart + (start - piece.Start),
            });
            unit = next;
        }
    }
}
