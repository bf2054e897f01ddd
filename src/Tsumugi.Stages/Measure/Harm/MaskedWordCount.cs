using System.Buffers;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Harm;

/// <summary>Finds words written so that filters miss them: one letter masked (セ○クス), or letters kept apart (セ・ッ・ク・ス).</summary>
/// <remarks>
/// Only marks are looked at, each with a window of fixed size, so a text of nothing but marks costs no more than twenty lookups a letter. Circles in ordinary
/// writing (○×クイズ, 〇〇市, 二〇二六年) meet no word.
/// </remarks>
internal sealed class MaskedWordCount : TextCount
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("○◯〇●◎□■◇◆△▲☆★※＊*×✕✖＿_・.．･/／-－ 　♡♥");
    private const string Masks = "○◯〇●◎□■◇◆△▲☆★※＊*×✕✖＿_♡♥";

    /// <summary>Gets how many such words the text has.</summary>
    public int Hits { get; private set; }

    /// <summary>Shows the first few.</summary>
    public static void Locate(in TextView document, ICollection<TextSpan> spans) => new MaskedWordCount().Scan(document.Letters, spans);

    /// <inheritdoc/>
    protected override void Count(in TextView document) => Scan(document.Letters, null);

    private void Scan(ReadOnlySpan<char> text, ICollection<TextSpan>? spans)
    {
        Hits = 0;
        int from = 0;
        for (int at; from < text.Length && (at = text[from..].IndexOfAny(Marks)) >= 0;)
        {
            int mark = from + at;
            int start = mark;
            int end = Masks.Contains(text[mark], StringComparison.Ordinal) ? Masked(text, mark, out start) : -1;
            end = end < 0 ? Spaced(text, mark, out start) : end;
            if (end >= 0)
            {
                Hits++;
                if (spans is { Count: < Handful.Most })
                {
                    spans.Add(new TextSpan(start, end));
                }
            }

            from = Math.Max(mark + 1, end);
        }
    }

    /// <summary>Looks for a word around a mask.</summary>
    /// <returns>Its end; -1 if there is none.</returns>
    private static int Masked(ReadOnlySpan<char> text, int mark, out int start)
    {
        Span<char> letters = stackalloc char[(2 * MaskedWordList.Longest) - 1];
        int first = Math.Max(0, mark - MaskedWordList.Longest + 1);
        int last = Math.Min(text.Length, mark + MaskedWordList.Longest);
        for (int i = first; i < last; i++)
        {
            letters[i - first] = MaskedWordList.Fold(text[i]);
        }

        for (int length = MaskedWordList.Longest; length >= MaskedWordList.Shortest; length--)
        {
            // The first letter stays open; at the end a star is more often a mark of emphasis or of a note.
            int earliest = IsStar(text[mark]) ? mark - length + 2 : mark - length + 1;
            for (start = Math.Max(first, earliest); start < mark && start + length <= last; start++)
            {
                if (MaskedWordList.All.HasBut(letters.Slice(start - first, length), mark - start) && Stands(text, start, start + length))
                {
                    return start + length;
                }
            }
        }

        start = mark;
        return -1;
    }

    private static bool IsStar(char mark) => mark is '*' or '＊' or '_' or '＿' or '※' or '★' or '☆' or '♡' or '♥';

    /// <summary>Looks for a word whose letters the same mark keeps apart: the mark stands behind its first letter.</summary>
    private static int Spaced(ReadOnlySpan<char> text, int mark, out int start)
    {
        start = mark - 1;
        char separator = text[mark];
        if (mark == 0 || (mark > 1 && text[mark - 2] == separator) || text[start] == separator)
        {
            return -1; // only the first mark of a run is looked at
        }

        Span<char> letters = stackalloc char[MaskedWordList.Longest];
        int count = 0;
        for (int at = start; at < text.Length && count < letters.Length && text[at] != separator; at += 2)
        {
            letters[count++] = MaskedWordList.Fold(text[at]);
            if (at + 1 >= text.Length || text[at + 1] != separator)
            {
                break;
            }
        }

        for (int length = count; length >= MaskedWordList.Shortest; length--)
        {
            if (MaskedWordList.All.Has(letters[..length]))
            {
                return start + (2 * length) - 1;
            }
        }

        return -1;
    }

    /// <summary>A kana edge needs a neighbour of another script, as for words that are not masked: オ○ in フォ○ト is none.</summary>
    private static bool Stands(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !Goes(text[start - 1], text[start])) && (end == text.Length || !Goes(text[end], text[end - 1]));

    private static bool Goes(char neighbour, char edge) => IsKatakana(edge) ? IsKatakana(neighbour) : IsKanji(edge) && IsKanji(neighbour);

    private static bool IsKatakana(char letter) => letter is (>= '\u30A1' and <= '\u30FA') or '\u30FC' or (>= '\uFF66' and <= '\uFF9D');

    private static bool IsKanji(char letter) => letter is >= '\u4E00' and <= '\u9FFF';
}
