using Tsumugi.Text;

namespace Tsumugi.Storage.Tables;

/// <summary>Takes rows of cells apart, separated by one letter and quoted as RFC 4180 has it where that is a comma.</summary>
/// <remarks>Lines go in, rows come out: a quoted cell may hold line ends. For one file; not for several threads.</remarks>
/// <param name="separator">The letter between two cells: a comma or a tab.</param>
public sealed class DelimitedRows(char separator)
{
    private readonly List<string> _cells = [];
    private readonly TextBuffer _cell = new();
    private bool _closed;
    private bool _over;

    /// <summary>Gets the cells of the row that is whole, or begun.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>Gets whether a quoted cell goes on in the next line.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>Gets the letters of the cell that is begun.</summary>
    public int CellLength => _cell.Length;

    /// <summary>Takes in one line, without its end.</summary>
    /// <returns>Whether <see cref="Cells"/> are a whole row now; the next line begins another.</returns>
    public bool TryTake(ReadOnlySpan<char> line)
    {
        if (_over)
        {
            Forget();
        }

        foreach (char letter in line)
        {
            Take(letter);
        }

        if (IsQuoted)
        {
            _cell.Append('\n');
            return false;
        }

        EndCell();
        return _over = true;
    }

    /// <summary>Ends a row whose quote never closes, at the end of the file.</summary>
    /// <returns>Whether there is such a row.</returns>
    public bool TryEnd()
    {
        if (!IsQuoted)
        {
            return false;
        }

        IsQuoted = false;
        EndCell();
        return _over = true;
    }

    /// <summary>Forgets the row that is begun.</summary>
    public void Forget()
    {
        _cells.Clear();
        _cell.Clear();
        (IsQuoted, _closed, _over) = (false, false, false);
    }

    private void Take(char letter)
    {
        if (letter == '"' && separator == ',')
        {
            TakeQuote();
        }
        else if (letter == separator && !IsQuoted)
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
        if (IsQuoted)
        {
            (IsQuoted, _closed) = (false, true);
        }
        else if (_closed)
        {
            _cell.Append('"');
            (IsQuoted, _closed) = (true, false);
        }
        else if (_cell.Written.IsWhiteSpace())
        {
            _cell.Clear();
            IsQuoted = true;
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
}
