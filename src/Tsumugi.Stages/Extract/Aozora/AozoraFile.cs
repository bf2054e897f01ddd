namespace Tsumugi.Stages.Extract.Aozora;

/// <summary>Where the parts of an annotated file are: its head, the list of its marks, its body, its tail.</summary>
/// <remarks>
/// The layout is that of Aozora Bunko's files: title, subtitle and author a line each; between two rulers the block 【テキスト中に現れる記号について】,
/// which says what marks there are; the body; from a line 底本： on the edition and who typed it.
/// </remarks>
internal readonly ref struct AozoraFile
{
    private const string MarksTitle = "【テキスト中に現れる記号について】";
    private const int MostHeadLetters = 4096;
    private const int MostHeadLines = 8;
    private const int ShortestRuler = 20;
    private const int EnoughNotes = 5;

    private AozoraFile(ReadOnlySpan<char> head, ReadOnlySpan<char> marks, ReadOnlySpan<char> body)
    {
        Head = head;
        Marks = marks;
        Body = body;
    }

    /// <summary>Gets the lines with title and author.</summary>
    public ReadOnlySpan<char> Head { get; }

    /// <summary>Gets the block that lists the marks; empty if there is none.</summary>
    public ReadOnlySpan<char> Marks { get; }

    /// <summary>Gets the work.</summary>
    public ReadOnlySpan<char> Body { get; }

    /// <summary>Gets a value indicating whether 《》 are ruby here, rather than brackets of the text.</summary>
    public bool HasRuby => Marks.IsEmpty || Marks.Contains('《');

    /// <summary>Gets a value indicating whether 〔〕 hold letters whose accents are written apart.</summary>
    public bool HasAccents => Marks.Contains("アクセント分解", StringComparison.Ordinal);

    /// <summary>Says whether a file is of this kind: by the block of marks, or by its tail together with enough notes.</summary>
    public static bool DeclaresItself(ReadOnlySpan<char> text)
    {
        if (text[..Math.Min(text.Length, MostHeadLetters)].Contains(MarksTitle, StringComparison.Ordinal))
        {
            return true;
        }

        return TailOf(text) < text.Length && (text.Count("［＃") >= EnoughNotes || text.Contains("青空文庫作成ファイル", StringComparison.Ordinal));
    }

    /// <summary>Finds the parts.</summary>
    public static AozoraFile Of(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> before = text[..TailOf(text)];
        int title = before[..Math.Min(before.Length, MostHeadLetters)].IndexOf(MarksTitle, StringComparison.Ordinal);
        if (title >= 0 && TryRulers(before, title, out int first, out int end))
        {
            return new AozoraFile(before[..first], before[first..end], before[end..]);
        }

        int headEnd = HeadEnd(before);
        return new AozoraFile(before[..headEnd], default, before[headEnd..]);
    }

    /// <summary>Finds the rulers around the block of marks.</summary>
    private static bool TryRulers(ReadOnlySpan<char> text, int title, out int first, out int end)
    {
        int lineStart = text[..title].LastIndexOf('\n') + 1;
        first = lineStart == 0 ? 0 : text[..(lineStart - 1)].LastIndexOf('\n') + 1;
        first = IsRuler(LineAt(text, first)) ? first : lineStart;
        for (int at = title; at < text.Length; at = NextLine(text, at))
        {
            int start = NextLine(text, at);
            if (start < text.Length && IsRuler(LineAt(text, start)))
            {
                end = NextLine(text, start);
                return true;
            }
        }

        end = 0;
        return false;
    }

    /// <summary>Finds the first blank line behind a few lines; a file that begins otherwise has no head.</summary>
    private static int HeadEnd(ReadOnlySpan<char> text)
    {
        int lines = 0;
        for (int at = 0; at < text.Length && lines <= MostHeadLines; at = NextLine(text, at), lines++)
        {
            ReadOnlySpan<char> line = LineAt(text, at);
            if (line.IsWhiteSpace())
            {
                return lines >= 2 ? at : 0;
            }

            if (line[0] == '\u3000')
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>Finds where the edition is told: the last line 底本： that stands behind a blank one.</summary>
    private static int TailOf(ReadOnlySpan<char> text)
    {
        const string Mark = "底本：";
        int found = text.Length;
        for (int end = text.Length; end > 0;)
        {
            int at = text[..end].LastIndexOf(Mark, StringComparison.Ordinal);
            if (at < 0)
            {
                return found;
            }

            bool opensLine = at == 0 || text[at - 1] == '\n';
            bool behindBlank = opensLine && text[..at].TrimEnd("\r\n").Length <= at - (text[..at].EndsWith("\r\n\r\n") ? 4 : 2);
            if (behindBlank)
            {
                return text[at..].Contains("入力", StringComparison.Ordinal) ? at : found;
            }

            end = at;
        }

        return found;
    }

    private static bool IsRuler(ReadOnlySpan<char> line) => line.Length >= ShortestRuler && !line.ContainsAnyExcept('-', '－', '─');

    private static ReadOnlySpan<char> LineAt(ReadOnlySpan<char> text, int start)
    {
        int end = text[start..].IndexOf('\n');
        return (end < 0 ? text[start..] : text.Slice(start, end)).TrimEnd('\r');
    }

    private static int NextLine(ReadOnlySpan<char> text, int start)
    {
        int end = text[start..].IndexOf('\n');
        return end < 0 ? text.Length : start + end + 1;
    }
}
