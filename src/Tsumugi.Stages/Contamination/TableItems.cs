using System.Text.Unicode;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Storage.Tables;

namespace Tsumugi.Stages.Contamination;

/// <summary>Reads items out of comma- or tab-separated rows, quoted as RFC 4180 has it.</summary>
/// <remarks>
/// The first row is a head if it holds a wanted field's name, or nothing but names: words of ASCII letters, digits and `_`, or empty. Without a head
/// the fields are called `1`, `2`, `3`. A quoted cell may hold line ends; a row whose quote never closes ends with the file.
/// </remarks>
internal sealed class TableItems(char separator, FieldChoice fields, Action<EvaluationItem> receiver, Action<EvaluationFault> fault)
{
    private readonly DelimitedRows _rows = new(separator);
    private readonly EvaluationItem _item = new();
    private string[] _head = [];
    private bool _bad;
    private long _rowLine;
    private int _items;
    private int _read;

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
            _rowLine = _rows.IsQuoted ? _rowLine : number;
            if (lines.IsTooLong || _rows.CellLength > limits.LineBytes)
            {
                fault(new EvaluationFault(number, "read/too-large"));
                _rows.Forget();
                _bad = false;
            }
            else
            {
                Take(line);
            }
        }

        if (_rows.TryEnd())
        {
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
        if (_rows.TryTake(letters.AsSpan(0, length)))
        {
            EndRow();
        }
    }

    private void EndRow()
    {
        if (_bad)
        {
            fault(new EvaluationFault(_rowLine, "read/not-utf8"));
        }
        else if (_read++ == 0 && IsHead())
        {
            _head = [.. _rows.Cells];
        }
        else if (_rows.Cells.Any(cell => cell.Length > 0))
        {
            Give();
        }

        _bad = false;
    }

    private bool IsHead() => _rows.Cells.Any(fields.Names.Contains) || (_rows.Cells.Count > 1 && _rows.Cells.All(IsName));

    private static bool IsName(string cell) => cell.Length == 0 || (!cell.All(char.IsAsciiDigit) && cell.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));

    private void Give()
    {
        _items++;
        _item.Texts.Clear();
        _item.Number = _items;
        _item.Id = "";
        for (int i = 0; i < _rows.Cells.Count; i++)
        {
            string field = i < _head.Length && _head[i].Length > 0 ? _head[i] : FormattableString.Invariant($"{i + 1}");
            bool isId = field is "id" or "uid" or "qid";
            _item.Id = isId ? _rows.Cells[i] : _item.Id;
            if (isId ? fields.Names.Contains(field) : fields.Takes(field))
            {
                _item.Texts.Add((field, _rows.Cells[i]));
            }
        }

        receiver(_item);
    }
}
