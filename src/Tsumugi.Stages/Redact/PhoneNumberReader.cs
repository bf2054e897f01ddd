using Tsumugi.Text;

namespace Tsumugi.Stages.Redact;

/// <summary>Reads digits in groups as telephone numbers are written, up to the longest number there is.</summary>
/// <remarks>
/// <code>
/// 03-1234-5678   (03)1234-5678   03（1234）5678   ０９０ー１２３４ー５６７８   +81 (0)3 1234 5678
/// 2   4    4      2   4    4     2   4     4      3    4    4            1   4    4     lengths of the groups
/// </code>
/// A blank or dot between groups is weak: tables and decimals have them too.
/// </remarks>
internal ref struct PhoneNumberReader
{
    /// <summary>The longest Japanese number: 0 and ten digits.</summary>
    internal const int MostDigits = 11;

    private const int MostGroups = 4;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<byte> _digits;
    private readonly Span<byte> _lengths;
    private bool _open;

    /// <summary>Begins at a 0 or a plus sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="open">Whether a bracket stands before it.</param>
    /// <param name="digits">Room for <see cref="MostDigits"/>.</param>
    /// <param name="lengths">Room for four groups.</param>
    internal PhoneNumberReader(ReadOnlySpan<char> text, int at, bool open, Span<byte> digits, Span<byte> lengths)
    {
        _text = text;
        _digits = digits;
        _lengths = lengths;
        _open = open;
        End = at;
        International = text[at] is '+' or '＋';
    }

    /// <summary>Gets the position behind the last group read.</summary>
    internal int End { get; private set; }

    /// <summary>Gets how many digits were read, the leading 0 included even where +81 stands for it.</summary>
    internal int Count { get; private set; }

    /// <summary>Gets how many groups were read.</summary>
    internal int Groups { get; private set; }

    /// <summary>Gets a value indicating whether the number begins with +81.</summary>
    internal bool International { get; }

    /// <summary>Gets a value indicating whether two groups are joined by a blank or dot only.</summary>
    internal bool Weak { get; private set; }

    /// <summary>Gets a value indicating whether the bracket before the number closes inside it, so that it belongs to the number.</summary>
    internal bool Bracketed { get; private set; }

    /// <summary>Gets the digits read.</summary>
    internal readonly ReadOnlySpan<byte> Digits => _digits[..Count];

    /// <summary>Gets the lengths of the groups read.</summary>
    internal readonly ReadOnlySpan<byte> Lengths => _lengths[..Groups];

    /// <summary>Reads the first group: 03, or what stands for it behind +81.</summary>
    internal bool ReadFirst()
    {
        if (!International)
        {
            return ReadGroup(End, 0);
        }

        int at = End + 1;
        if (ValueAt(at) != 8 || ValueAt(at + 1) != 1)
        {
            return false;
        }

        at += 2;
        if (_open && Is(at, ')', '）'))
        {
            Bracketed = true;
            at++;
        }

        at += IsStroke(at) || IsBlank(at) ? 1 : 0;
        int zero = Is(at, '(', '（') && ValueAt(at + 1) == 0 && Is(at + 2, ')', '）') ? 3 : 0;
        at += zero;
        at += zero > 0 && (IsStroke(at) || IsBlank(at)) ? 1 : 0;
        bool openBracket = zero == 0 && Is(at, '(', '（');
        at += openBracket ? 1 : 0;
        _open = openBracket;
        if (ValueAt(at) != 0)
        {
            _digits[Count++] = 0;
        }

        return ReadGroup(at, Count);
    }

    /// <summary>Reads a joiner and the group behind it.</summary>
    /// <returns>False if there is none, or it would make the number too long; nothing has changed then.</returns>
    internal bool ReadNext()
    {
        int at = End;
        bool weak = false;
        int blank = IsBlank(at) ? 1 : 0;
        bool closes = _open && Is(at, ')', '）');
        bool opens = !_open && Groups == 1 && Is(at + blank, '(', '（');
        if (closes)
        {
            at++;
            at += IsStroke(at) || IsBlank(at) ? 1 : 0;
        }
        else if (opens)
        {
            at += blank + 1;
        }
        else if (IsStroke(at + blank))
        {
            at += blank + 1;
            at += IsBlank(at) ? 1 : 0;
        }
        else if (blank == 1 || Is(at, '.', '．') || Is(at, '・', '･'))
        {
            at++;
            weak = true;
        }
        else
        {
            return false;
        }

        if (Groups == MostGroups || ValueAt(at) < 0 || !ReadGroup(at, Count))
        {
            return false;
        }

        Bracketed |= closes && Groups == 2 && !International;
        _open = (_open || opens) && !closes;
        Weak |= weak;
        return true;
    }

    /// <summary>Gets the digit at a position, or -1.</summary>
    internal readonly int ValueAt(int at) => (uint)at < (uint)_text.Length ? DigitForms.ValueOf(_text[at]) : -1;

    private bool ReadGroup(int at, int count)
    {
        int from = at;
        int before = Groups == 0 ? 0 : Count;
        for (int value; (value = ValueAt(at)) >= 0; at++)
        {
            if (count == MostDigits)
            {
                return false;
            }

            _digits[count++] = (byte)value;
        }

        if (at == from)
        {
            return false;
        }

        _lengths[Groups++] = (byte)(count - before);
        Count = count;
        End = at;
        return true;
    }

    private readonly bool Is(int at, char one, char other) => (uint)at < (uint)_text.Length && (_text[at] == one || _text[at] == other);

    private readonly bool IsStroke(int at) => (uint)at < (uint)_text.Length && DigitForms.IsHyphen(_text[at]);

    private readonly bool IsBlank(int at) => (uint)at < (uint)_text.Length && _text[at] is ' ' or '\u3000' or '\u00A0';
}
