using System.Text.Unicode;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Stages.Contamination;

/// <summary>Reads items out of comma- or tab-separated rows, quoted as RFC 4180 has it.</summary>
/// <remarks>
/// The first row is a head if it holds a wanted field's name, or nothing but names: words of ASCII letters, digits and `_`, or empty. Without a head
/// the fields are called `1`, `2`, `3`. A quoted cell may hold line ends; a row whose quote never closes ends with the file.
/// </remarks>
internal sealed class TableItems(char separator, FieldChoice fields, Action<EvaluationItem> receiver, Action<EvaluationFault> fault)
{
    private readonly List<string> _cells = [];
    private readonly TextBuffer _cell = new();
    private readonly EvaluationItem _item = new();
    private string[] _head = [];
    private bool _quoted;
    private bool _closed;
    private bool _bad;
    private long _rowLine;
    private int _items;
    private int _rows;

    /// <summary>Reads a file.</summary>
    public void Read(string path, ReadLimits limits)
    {
        using LineFeed feed = new(path, 0);
        using LineReader lines = new(feed, 0, limits);
        for (long number = 1; lines.TryRead(); number++)
        {
            ReadOnlySpan<byte> line = lines.Line;
            line = number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            _rowLine = _quoted ? _rowLine : number;
            if (lines.IsTooLong || _cell.Length > limits.LineBytes)
            {
                fault(new EvaluationFault(number, "read/too-large"));
                BeginRow();
            }
            else
            {
                Take(line);
            }
        }

        if (_quoted)
        {
            _quoted = false;
            EndCell();
            EndRow();
        }

        if (feed.DamageReason.Length > 0)
        {
            fault(new EvaluationFault(0, feed.DamageReason));
        }
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
        {
            _bad = true;
        }

        char[] letters = new char[line.Length];
        Utf8.ToUtf16(line, letters, out _, out int length);
        foreach (char letter in letters.AsSpan(0, length))
        {
            Take(letter);
        }

        if (_quoted)
        {
            _cell.Append('\n');
            return;
        }

        EndCell();
        EndRow();
    }

    private void Take(char letter)
    {
        if (letter == '"' && separator == ',')
        {
            TakeQuote();
        }
        else if (letter == separator && !_quoted)
        {
            EndCell();
        }
        else
        {
            _cell.Append(letter);
        }
    }

    /// <summary>Takes a quote: it opens a cell, closes it, or, doubled within one, stands for itself.</summary>
    private void TakeQuote()
    {
        if (_quoted)
        {
            (_quoted, _closed) = (false, true);
        }
        else if (_closed)
        {
            _cell.Append('"');
            (_quoted, _closed) = (true, false);
        }
        else if (_cell.Written.IsWhiteSpace())
        {
            _cell.Clear();
            _quoted = true;
        }
        else
        {
            _cell.Append('"');
        }
    }

    private void EndCell()
    {
        _cells.Add(_cell.ToString());
        _cell.Clear();
        _closed = false;
    }

    private void EndRow()
    {
        if (_bad)
        {
            fault(new EvaluationFault(_rowLine, "read/not-utf8"));
        }
        else if (_rows++ == 0 && IsHead())
        {
            _head = [.. _cells];
        }
        else if (_cells.Exists(cell => cell.Length > 0))
        {
            Give();
        }

        BeginRow();
    }

    private void BeginRow()
    {
        _cells.Clear();
        _cell.Clear();
        (_quoted, _closed, _bad) = (false, false, false);
    }

    private bool IsHead() => _cells.Exists(fields.Names.Contains) || (_cells.Count > 1 && _cells.TrueForAll(IsName));

    private static bool IsName(string cell) => cell.Length == 0 || (!cell.All(char.IsAsciiDigit) && cell.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));

    private void Give()
    {
        _items++;
        _item.Texts.Clear();
        _item.Number = _items;
        _item.Id = "";
        for (int i = 0; i < _cells.Count; i++)
        {
            string field = i < _head.Length && _head[i].Length > 0 ? _head[i] : FormattableString.Invariant($"{i + 1}");
            bool isId = field is "id" or "uid" or "qid";
            _item.Id = isId ? _cells[i] : _item.Id;
            if (isId ? fields.Names.Contains(field) : fields.Takes(field))
            {
                _item.Texts.Add((field, _cells[i]));
            }
        }

        receiver(_item);
    }
}
