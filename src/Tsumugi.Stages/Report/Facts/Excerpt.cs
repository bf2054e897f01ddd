using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>A few letters of a text, with the stretch that a measure rests on.</summary>
/// <param name="Before">Letters before the stretch.</param>
/// <param name="Marked">The stretch; empty if there is none.</param>
/// <param name="After">Letters behind it.</param>
/// <param name="CutBefore">Whether text before it was left out.</param>
/// <param name="CutAfter">Whether text behind it was left out.</param>
public sealed record Excerpt(string Before, string Marked, string After, bool CutBefore, bool CutAfter)
{
    /// <summary>Letters (UTF-16 units) of an excerpt.</summary>
    public const int Letters = 200;

    private const int MostMarked = 140;
    private const int Lead = 40;

    // What a redactor sees around the excerpt, so that it knows the words beside a number.
    private const int Sight = 1000;

    /// <summary>Gets an excerpt without a letter.</summary>
    public static Excerpt None { get; } = new("", "", "", false, false);

    /// <summary>Cuts an excerpt out of a text.</summary>
    /// <param name="text">The stored text.</param>
    /// <param name="span">The stretch, in UTF-8 bytes of the text; null for the beginning of the text.</param>
    /// <param name="redactor">Masks personal data, as in the dataset.</param>
    public static Excerpt Of(ReadOnlySpan<char> text, TextSpan? span, ITextEditor redactor)
    {
        (int start, int end) = span is { } bytes ? (Utf16Of(text, bytes.Start), Utf16Of(text, bytes.End)) : (0, 0);
        int from = Math.Max(0, start - Sight);
        int to = Math.Min(text.Length, start + Letters + Sight);
        ReadOnlySpan<char> window = text[from..to];
        List<TextEdit> edits = [];
        redactor.Find(window, edits);
        TextBuffer redacted = new();
        TextEdits.Apply(window, edits, redacted);
        start = Moved(edits, start - from, atEnd: false);
        end = Moved(edits, Math.Min(end - from, window.Length), atEnd: true);
        return Cut(redacted.Written, start, Math.Max(start, end), from > 0, to < text.Length);
    }

    private static Excerpt Cut(ReadOnlySpan<char> text, int start, int end, bool moreBefore, bool moreAfter)
    {
        int first = Whole(text, end > start ? Math.Max(0, start - Lead) : 0);
        int markedEnd = Whole(text, Math.Min(end, start + MostMarked));
        int last = markedEnd < end ? markedEnd : Whole(text, Math.Min(text.Length, first + Letters));
        return new Excerpt(
            OneLine(text[first..start]),
            OneLine(text[start..markedEnd]),
            OneLine(text[markedEnd..last]),
            moreBefore || first > 0,
            moreAfter || last < text.Length);
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

    private static int Utf16Of(ReadOnlySpan<char> text, int bytes)
    {
        int seen = 0;
        int position = 0;
        while (position < text.Length && seen < bytes)
        {
            Rune.DecodeFromUtf16(text[position..], out Rune rune, out int units);
            seen += rune.Utf8SequenceLength;
            position += units;
        }

        return position;
    }
}
