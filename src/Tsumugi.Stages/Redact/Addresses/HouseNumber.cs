using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Addresses;

/// <summary>Reads the numbers of an address: `1-2-3`, `一丁目２番３号`, `123番地の4`, `北1条西2丁目3-4`, `無番地`, with a room or building behind them.</summary>
internal ref struct HouseNumber
{
    private const int MostNumbers = 7;
    private const int LongestBuilding = 24;

    private static readonly string[] Buildings =
        ["ビル", "ビルディング", "マンション", "ハイツ", "コーポ", "荘", "アパート", "ハイム", "メゾン", "レジデンス", "タワー", "会館", "センター", "プラザ", "パレス", "団地", "寮", "ヒルズ", "ハウス", "コート", "館", "棟"];

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private HouseNumber(ReadOnlySpan<char> text, int at)
    {
        _text = text;
        _at = at;
    }

    /// <summary>Says whether a house number can begin with a letter; kanji digits only before what may follow one, and not in the articles of statutes.</summary>
    internal static bool MayBegin(ReadOnlySpan<char> text, int at)
    {
        if (DigitForms.IsDigit(text[at]))
        {
            return at == 0 || !IsNumeral(text[at - 1]);
        }

        return IsNumeral(text[at]) && (at == 0 || !(IsNumeral(text[at - 1]) || text[at - 1] == '第')) && at + 1 < text.Length && (IsNumeral(text[at + 1]) || IsUnit(text[at + 1]) || DigitForms.IsHyphen(text[at + 1]));
    }

    /// <summary>Reads a house number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where its first digit, or 無番地, stands.</param>
    /// <param name="strict">Whether its form alone tells an address from other numbers: 丁目, 番地, 番…号 or three numbers.</param>
    /// <returns>Its end; 0 if there is none.</returns>
    internal static int Read(ReadOnlySpan<char> text, int at, out bool strict)
    {
        HouseNumber reader = new(text, at);
        return reader.Read(out strict) ? reader._at : 0;
    }

    private bool Read(out bool strict)
    {
        strict = false;
        if (_text[_at..].StartsWith("無番地", StringComparison.Ordinal))
        {
            _at += 3;
            strict = true;
            return true;
        }

        int numbers = 0;
        int blocks = 0;
        bool hyphens = false;
        bool plot = false;
        bool house = false;
        int end = _at;
        while (numbers < MostNumbers && TakeNumber())
        {
            numbers++;
            end = _at;
            if (Take("丁目") || Take("条") || Take("線") || Take("地割") || Take("丁"))
            {
                blocks++;
                end = _at;
                TakeSide();
                _ = Take("の") || Take("ノ"); // 一丁目の3番地
                TakeBlank();
            }
            else if (Take("番地") || Take("番戸"))
            {
                plot = true;
                end = _at;
                if (!Take("の") && !Take("ノ") && !Take("ー"))
                {
                    TakeHyphen();
                }
            }
            else if (Take("番"))
            {
                house |= numbers > 1;
                end = _at;
                TakeBlank();
            }
            else if (Take("号"))
            {
                house = true;
                end = _at;
                break;
            }
            else if (TakeHyphen())
            {
                hyphens = true;
            }
            else if (!(Take("の") || Take("ノ") || Take("之")))
            {
                break; // neither a unit nor, as in 5の3, a number without one
            }
        }

        _at = end;
        if (numbers == 0 || (!plot && !house && !hyphens && numbers < 2) || Counts() || (!plot && !hyphens && !house && blocks > 0 && numbers == blocks))
        {
            return false;
        }

        strict = plot || house || blocks > 0 || (hyphens && numbers >= 3);
        TakeRoom();
        return true;
    }

    /// <summary>Says whether the letter behind makes a count of the last number: 2-3日, 5の3倍.</summary>
    private readonly bool Counts() => _at < _text.Length && (_text[_at] is '日' or '月' or '年' or '人' or '円' or '回' or '個' or '時' or '分' or '点' or '対' or '倍' or '位' or '歳' or '件' or '%' or '％' or '.' or '．' or '/' or '／' || char.IsAsciiLetterOrDigit(_text[_at]) || DigitForms.IsHyphen(_text[_at]));

    private bool TakeNumber()
    {
        int start = _at;
        while (_at < _text.Length && _at - start < 6 && IsNumeral(_text[_at]))
        {
            _at++;
        }

        return _at > start && (_at == _text.Length || !IsNumeral(_text[_at]));
    }

    /// <summary>Takes 東 西 南 北 between the blocks of Sapporo's kind.</summary>
    private void TakeSide()
    {
        if (_at < _text.Length && _text[_at] is '東' or '西' or '南' or '北' && _at + 1 < _text.Length && IsNumeral(_text[_at + 1]))
        {
            _at++;
        }
    }

    private bool TakeHyphen()
    {
        int at = _at;
        at += at < _text.Length && DigitForms.IsBlank(_text[at]) ? 1 : 0;
        if (at >= _text.Length || !DigitForms.IsHyphen(_text[at]))
        {
            return false;
        }

        at++;
        at += at < _text.Length && DigitForms.IsBlank(_text[at]) ? 1 : 0;
        if (at >= _text.Length || !IsNumeral(_text[at]))
        {
            return false;
        }

        _at = at;
        return true;
    }

    /// <summary>Takes a building and a room: `　山田ビル3階`, ` コーポ桜 201号室`, `-201`.</summary>
    private void TakeRoom()
    {
        int at = _at;
        at += at < _text.Length && DigitForms.IsBlank(_text[at]) ? 1 : 0;
        int start = at;
        int named = 0;
        while (at < _text.Length && at - start < LongestBuilding && (char.IsLetter(_text[at]) || _text[at] is 'ー' or '・') && !IsHiragana(_text[at]))
        {
            at++;
            foreach (string building in Buildings)
            {
                named = _text[start..at].EndsWith(building, StringComparison.Ordinal) ? at : named;
            }
        }

        if (named == 0 && at > start)
        {
            return;
        }

        // A name may go on behind the word for a building (コーポ桜 201号室), or there is a room alone (1-2-3 201号室).
        _at = named > 0 ? named : _at;
        if (!TakeRoomNumber(at, bare: false) && named > 0)
        {
            _ = TakeRoomNumber(named, bare: true);
        }
    }

    /// <summary>Takes the number of a room or floor; a bare one only directly behind the word for a building.</summary>
    private bool TakeRoomNumber(int from, bool bare)
    {
        from += from < _text.Length && DigitForms.IsBlank(_text[from]) ? 1 : 0;
        int digits = from;
        while (digits < _text.Length && digits - from < 5 && DigitForms.IsDigit(_text[digits]))
        {
            digits++;
        }

        if (digits == from)
        {
            return false;
        }

        foreach (string unit in (ReadOnlySpan<string>)["号室", "号", "階", "F", "Ｆ", "室"])
        {
            if (_text[digits..].StartsWith(unit, StringComparison.Ordinal))
            {
                _at = digits + unit.Length;
                return true;
            }
        }

        if (bare && (digits == _text.Length || !char.IsLetterOrDigit(_text[digits])))
        {
            _at = digits;
        }

        return bare;
    }

    private bool Take(string word)
    {
        bool taken = _text[_at..].StartsWith(word, StringComparison.Ordinal);
        _at += taken ? word.Length : 0;
        return taken;
    }

    private void TakeBlank() => _at += _at < _text.Length && DigitForms.IsBlank(_text[_at]) ? 1 : 0;

    internal static bool IsNumeral(char letter) => DigitForms.ValueOfAny(letter) >= 0 || letter is '十' or '百' or '千';

    private static bool IsUnit(char letter) => letter is '丁' or '番' or '条' or 'の' or 'ノ' or '之' or '線' or '地' or '号';

    private static bool IsHiragana(char letter) => letter is >= 'ぁ' and <= 'ゖ';
}
