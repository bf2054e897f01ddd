using System.Buffers;
using Tsumugi.Contracts.Documents;
using Tsumugi.Text;

namespace Tsumugi.Stages.Extract.Aozora;

/// <summary>Reads a file of Aozora Bunko's kind: the work as text, title and author as metadata.</summary>
/// <remarks>
/// Ruby 《…》 and its mark ｜ go (or the reading stays in brackets), notes ［＃…］ go, described letters ※［＃…］ become letters, accents in 〔…〕 are put
/// together where the file declares them; head, list of marks and tail go. Lines that held nothing but notes go with them. What has no
/// end on its line (《, ［＃) is text and stays. One worker each.
/// </remarks>
/// <param name="keepReadings">Whether the reading of ruby stays.</param>
internal sealed class AozoraReader(bool keepReadings)
{
    private const int LongestName = 100;
    private const int LongestReading = 256;
    private const int LongestNote = 1024;
    private const int LongestAccents = 1024;

    private static readonly SearchValues<char> Special = SearchValues.Create("《｜［※〔\r\n");

    private readonly TextBuffer _scratch = new(256);

    /// <summary>Appends the work's text and sets title and author if the head has them.</summary>
    public void Read(ReadOnlySpan<char> text, Document document)
    {
        AozoraFile file = AozoraFile.Of(text);
        ReadHead(file.Head, document);
        TextBuffer into = document.Text;
        ReadOnlySpan<char> body = file.Body.TrimStart("\r\n").TrimEnd();
        while (!body.IsEmpty)
        {
            int end = body.IndexOf('\n');
            ReadOnlySpan<char> line = (end < 0 ? body : body[..end]).TrimEnd('\r');
            body = end < 0 ? default : body[(end + 1)..];
            int start = into.Length;
            Write(line, file.HasRuby, file.HasAccents, into);
            bool onlyNotes = into.Length == start && !line.IsEmpty;
            if (!body.IsEmpty && !onlyNotes)
            {
                into.Append('\n');
            }
        }
    }

    private void ReadHead(ReadOnlySpan<char> head, Document document)
    {
        string title = "";
        string author = "";
        foreach (ReadOnlySpan<char> written in head.EnumerateLines())
        {
            _scratch.Clear();
            Write(written, ruby: true, accents: true, _scratch);
            ReadOnlySpan<char> line = _scratch.Written.Trim();
            if (line.Length is 0 or > LongestName)
            {
                continue;
            }

            // Title, perhaps a subtitle and original title, then the author; a translator's line ends in 訳.
            bool translator = author.Length > 0 && line[^1] == '訳';
            author = title.Length > 0 && !translator ? line.ToString() : author;
            title = title.Length == 0 ? line.ToString() : title;
        }

        document.Title = document.Title.Length > 0 ? document.Title : title;
        document.Author = document.Author.Length > 0 ? document.Author : author;
    }

    private void Write(ReadOnlySpan<char> line, bool ruby, bool accents, TextBuffer into)
    {
        while (!line.IsEmpty)
        {
            int run = line.IndexOfAny(Special);
            run = run < 0 ? line.Length : run;
            into.Append(line[..run]);
            line = line[run..];
            if (!line.IsEmpty)
            {
                line = line[WriteMark(line, ruby, accents, into)..];
            }
        }
    }

    /// <summary>Reads what a mark begins.</summary>
    /// <returns>Units read, at least 1.</returns>
    private int WriteMark(ReadOnlySpan<char> line, bool ruby, bool accents, TextBuffer into)
    {
        int end;
        switch (line[0])
        {
            case '《' when ruby && (end = Within(line, LongestReading).IndexOf('》')) > 0:
                if (keepReadings && end > 1)
                {
                    into.Append('（');
                    Write(line[1..end], ruby: false, accents: false, into);
                    into.Append('）');
                }

                return end + 1;
            case '｜' when ruby && StartsRuby(line[1..]):
                return 1;
            case '※' when line.Length > 2 && line[1] == '［' && line[2] == '＃' && (end = NoteEnd(line[1..])) > 0:
                into.Append(Gaiji.Letter(line[3..end]));
                return end + 1;
            case '［' when line.Length > 1 && line[1] == '＃' && (end = NoteEnd(line)) > 0:
                return end;
            case '〔' when accents && (end = Within(line, LongestAccents).IndexOf('〕')) > 0 && Accents.HasAny(line[1..end]):
                WriteAccents(line[1..end], ruby, into);
                return end + 1;
            case '\r':
                return 1;
            default:
                into.Append(line[0]);
                return 1;
        }
    }

    private void WriteAccents(ReadOnlySpan<char> inside, bool ruby, TextBuffer into)
    {
        // Notes inside come first, so that their letters are not taken for accents' bases.
        TextBuffer plain = new(inside.Length);
        Write(inside, ruby, accents: false, plain);
        Accents.Write(plain.Written, into);
    }

    /// <summary>Finds the end of ［＃…］; notes hold notes.</summary>
    /// <returns>Behind its ］; 0 if it has none.</returns>
    private static int NoteEnd(ReadOnlySpan<char> note)
    {
        note = Within(note, LongestNote);
        int depth = 0;
        for (int i = 0; i < note.Length; i++)
        {
            depth += note[i] == '［' ? 1 : note[i] == '］' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>A mark without its end must not cost the rest of a long line each time.</summary>
    private static ReadOnlySpan<char> Within(ReadOnlySpan<char> line, int most) => line[..Math.Min(line.Length, most)];

    /// <summary>Says whether ｜ marks a base: ruby follows before another mark of its kind.</summary>
    private static bool StartsRuby(ReadOnlySpan<char> rest)
    {
        rest = Within(rest, 2 * LongestReading);
        int next = rest.IndexOfAny('《', '｜');
        return next > 0 && rest[next] == '《' && rest[next..].Contains('》');
    }
}
