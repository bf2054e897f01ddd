using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>A few letters of a text, with the stretches that a measure rests on.</summary>
/// <param name="Pieces">The letters, cut where a stretch begins or ends; touching stretches stay apart.</param>
/// <param name="CutBefore">Whether text before them was left out.</param>
/// <param name="CutAfter">Whether text behind them was left out.</param>
public sealed record Excerpt(IReadOnlyList<ExcerptPiece> Pieces, bool CutBefore, bool CutAfter)
{
    /// <summary>Letters (UTF-16 units) of an excerpt.</summary>
    public const int Letters = 200;

    private const int MostMarked = 140;
    private const int Lead = 40;

    // What a redactor sees around the excerpt, so that it knows the words beside a number.
    private const int Sight = 1000;

    /// <summary>Gets an excerpt without a letter.</summary>
    public static Excerpt None { get; } = new([], false, false);

    /// <summary>Gets the letters before the first stretch; none if there is no stretch.</summary>
    public string Before => string.Concat(Pieces.Take(FirstMark).Select(piece => piece.Text));

    /// <summary>Gets the first stretch; empty if there is none.</summary>
    public string Marked => FirstMark < Pieces.Count ? Pieces[FirstMark].Text : "";

    /// <summary>Gets the letters behind the first stretch, or all of them if there is none.</summary>
    public string After => string.Concat(Pieces.Skip(FirstMark < Pieces.Count ? FirstMark + 1 : 0).Select(piece => piece.Text));

    private int FirstMark => Pieces.TakeWhile(piece => !piece.Marked).Count() is int count && Pieces.Any(piece => piece.Marked) ? count : Pieces.Count;

    /// <summary>Cuts an excerpt out of a text.</summary>
    /// <param name="text">The stored text.</param>
    /// <param name="span">The stretch, in UTF-8 bytes of the text; null for the beginning of the text.</param>
    /// <param name="redactor">Masks personal data, as in the dataset.</param>
    public static Excerpt Of(ReadOnlySpan<char> text, TextSpan? span, ITextEditor redactor) => Around(text, span is { } one ? [one] : [], redactor);

    /// <summary>Cuts an excerpt out of a text, around the first of some stretches; those of the others that lie in it are marked too.</summary>
    /// <param name="text">The stored text.</param>
    /// <param name="spans">The stretches, in UTF-8 bytes of the text and ordered by start; none for the beginning of the text.</param>
    /// <param name="redactor">Masks personal data, as in the dataset.</param>
    public static Excerpt Around(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> spans, ITextEditor redactor)
    {
        List<TextSpan> marks = Units(text, spans);
        int first = marks.Count > 0 ? marks[0].Start : 0;
        int from = Math.Max(0, first - Sight);
        int to = Math.Min(text.Length, first + Letters + Sight);
        ReadOnlySpan<char> window = text[from..to];
        List<TextEdit> edits = [];
        redactor.Find(window, edits);
        TextBuffer redacted = new();
        TextEdits.Apply(window, edits, redacted);
        List<TextSpan> moved = [];
        foreach (TextSpan mark in marks.Where(mark => mark.Start < to))
        {
            // Two stretches within one mask become the same one.
            int start = Math.Max(Moved(edits, mark.Start - from, atEnd: false), moved.Count > 0 ? moved[^1].End : 0);
            int end = Moved(edits, Math.Min(mark.End, to) - from, atEnd: true);
            if (end > start)
            {
                moved.Add(new TextSpan(start, end));
            }
        }

        return Cut(redacted.Written, moved, from > 0, to < text.Length);
    }

    private static Excerpt Cut(ReadOnlySpan<char> text, List<TextSpan> marks, bool moreBefore, bool moreAfter)
    {
        int first = 0;
        int last = Whole(text, Math.Min(text.Length, Letters));
        if (marks.Count > 0)
        {
            first = Whole(text, Math.Max(0, marks[0].Start - Lead));
            int shown = Whole(text, Math.Min(marks[0].End, marks[0].Start + MostMarked));
            last = shown < marks[0].End ? shown : Whole(text, Math.Min(text.Length, first + Letters));
        }

        List<ExcerptPiece> pieces = [];
        int place = first;
        foreach (TextSpan mark in marks.Where(mark => mark.Start < last))
        {
            int start = Math.Max(place, Whole(text, mark.Start));
            int end = Math.Max(start, Whole(text, Math.Min(mark.End, last)));
            Add(pieces, text[place..start], marked: false);
            Add(pieces, text[start..end], marked: true);
            place = end;
        }

        Add(pieces, text[place..last], marked: false);
        return new Excerpt(pieces, moreBefore || first > 0, moreAfter || last < text.Length);
    }

    private static void Add(List<ExcerptPiece> pieces, ReadOnlySpan<char> text, bool marked)
    {
        if (text.Length > 0)
        {
            pieces.Add(new ExcerptPiece(OneLine(text), marked));
        }
    }

    /// <summary>Turns stretches in bytes into stretches in units, without what overlaps or is empty.</summary>
    private static List<TextSpan> Units(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> spans)
    {
        List<TextSpan> units = [];
        int bytes = 0;
        int place = 0;
        foreach (TextSpan span in spans.OrderBy(span => span.Start))
        {
            if (span.End <= bytes || span.Length <= 0)
            {
                continue;
            }

            Walk(text, Math.Max(span.Start, bytes), ref place, ref bytes);
            int start = place;
            Walk(text, span.End, ref place, ref bytes);
            if (place > start)
            {
                units.Add(new TextSpan(start, place));
            }
        }

        return units;
    }

    /// <summary>Moves a position that would cut a surrogate pair in front of it.</summary>
    private static int Whole(ReadOnlySpan<char> text, int position) =>
        position > 0 && position < text.Length && char.IsLowSurrogate(text[position]) && char.IsHighSurrogate(text[position - 1]) ? position - 1 : position;

    private static string OneLine(ReadOnlySpan<char> text)
    {
        StringBuilder line = new(text.Length);
        foreach (char letter in text)
        {
            bool blank = letter is '\n' or '\r' or '\t' or ' ' or '\u3000';
            if (!blank)
            {
                line.Append(letter);
            }
            else if (line.Length == 0 || line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    /// <summary>Says where a position of the text lies after the edits.</summary>
    private static int Moved(List<TextEdit> edits, int position, bool atEnd)
    {
        int shift = 0;
        foreach (TextEdit edit in edits)
        {
            if (edit.Span.End <= position)
            {
                shift += edit.Replacement.Length - edit.Span.Length;
            }
            else if (edit.Span.Start < position)
            {
                return edit.Span.Start + shift + (atEnd ? edit.Replacement.Length : 0);
            }
        }

        return position + shift;
    }

    /// <summary>Goes on to the unit that a byte of the text begins.</summary>
    private static void Walk(ReadOnlySpan<char> text, int target, ref int place, ref int bytes)
    {
        while (place < text.Length && bytes < target)
        {
            Rune.DecodeFromUtf16(text[place..], out Rune rune, out int units);
            bytes += rune.Utf8SequenceLength;
            place += units;
        }
    }
}
