using System.Buffers;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Addresses;

/// <summary>Finds addresses of houses: a municipality, a town of it, and a house number; what is found is the number, for the municipality tells of no person, and the postal code beside it.</summary>
/// <remarks>
/// <para>
/// Read backwards from the number, since house numbers are rare: a municipality of the postal table within forty letters, and between the two
/// a town of that municipality, a street of Kyoto (寺町通御池上る), or anything where 住所, 所在地 or a postal code stands before it, or where
/// a prefecture stands before it and the number is of a form that only addresses have.
/// </para>
/// <para>Known misses: addresses without a municipality, rural plots named by letters (イ123). Cost: a vector search for digits; a few dozen units for each number, so time is linear.</para>
/// </remarks>
public sealed class AddressDetector : ITextDetector
{
    private const int Reach = 40;

    /// <summary>Letters that a smaller area (小字) may have behind a town.</summary>
    private const int MostBehindTown = 6;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789０１２３４５６７８９一二三四五六七八九十百千無");

    private static readonly string[] Labels = ["住所", "所在地", "本籍", "〒", "居所", "宛先", "送付先"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = ["address", "postal-code"];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int at = 0;
        int lowest = 0;
        for (int skip; (skip = text[at..].IndexOfAny(Beginnings)) >= 0;)
        {
            at += skip;
            if ((text[at] == '無' || HouseNumber.MayBegin(text, at)) && HouseNumber.Read(text, at, out bool strict) is > 0 and int end && Precedes(text, lowest, at, strict, out int municipality, out int start, out string parts, out double score))
            {
                findings.Add(new TextEdit(new TextSpan(start, end), "address", score, parts, ""));
                AddCode(findings, PostalCode.Before(text, municipality));
                AddCode(findings, PostalCode.Behind(text, end));
                lowest = at = end;
                continue;
            }

            at++;
        }
    }

    private static void AddCode(List<TextEdit> findings, TextSpan code)
    {
        if (code.Length > 0)
        {
            findings.Add(new TextEdit(code, "postal-code", 0.95, "format+address", ""));
        }
    }

    /// <summary>Says whether a municipality stands before a house number, with a town or something else of an address between.</summary>
    private static bool Precedes(ReadOnlySpan<char> text, int lowest, int at, bool strict, out int municipality, out int start, out string parts, out double score)
    {
        (municipality, start, parts, score) = (at, at, "", 0);
        int from = Math.Max(lowest, at - Reach);
        for (int end = at; end > from; end--)
        {
            char letter = text[end - 1];
            if (letter is '\n' or '\r' or '。' or '〔' or '〕' or '？' or '！')
            {
                return false;
            }

            if (letter is '市' or '区' or '町' or '村' && IsAddress(text, lowest, end, ref start, strict, ref parts, ref score))
            {
                _ = AddressTable.Instance.EndingIn(text[lowest..end], out int length);
                municipality = end - length;
                return true;
            }
        }

        return false;
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int lowest, int end, ref int at, bool strict, ref string parts, ref double score)
    {
        AddressTable table = AddressTable.Instance;
        ReadOnlySpan<int> municipalities = table.EndingIn(text[lowest..end], out int length);
        if (municipalities.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<char> between = Trimmed(text[end..at]);
        foreach (int municipality in municipalities)
        {
            int numbered = NumberedTown.EndOf(table, municipality, between, text, at);
            int town = numbered > 0 ? 0 : table.TownAt(municipality, between);
            ReadOnlySpan<char> rest = between[town..];
            bool fits = numbered > 0 || (town > 0 && (rest.IsEmpty || (rest.Length <= MostBehindTown && IsPlain(rest) && (strict || !rest.ContainsAny("がとの")))));
            if (fits)
            {
                (parts, score) = ("municipality+town+number", 1);
                at = numbered > 0 ? numbered : at;
                return true;
            }
        }

        bool street = between.Contains('通') && between.ContainsAny("上下入") && IsPlain(between);
        bool labelled = Numbers.NumberLabel.Precedes(text, end - length, Numbers.NumberLabel.Near, Labels) && between.Length <= 16 && IsPlain(between);
        bool whole = strict && Prefectures.Ends(text[lowest..(end - length)]) && between.Length <= 12 && IsPlain(between);
        bool plot = strict && between.IsEmpty;
        (parts, score) = street ? ("municipality+street+number", 0.9) : labelled ? ("municipality+number+context", 0.9) : whole || plot ? ("municipality+number", 0.8) : ("", 0);
        return score > 0;
    }

    /// <summary>Takes off blanks, 大字 and 字.</summary>
    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> between)
    {
        between = between.Trim().Trim('\u3000');
        between = between.StartsWith("大字", StringComparison.Ordinal) ? between[2..] : between;
        return between.StartsWith("字", StringComparison.Ordinal) ? between[1..] : between;
    }

    /// <summary>Says whether nothing but letters that names have stands between: no comma, and no particle that would end a name.</summary>
    private static bool IsPlain(ReadOnlySpan<char> between)
    {
        foreach (char letter in between)
        {
            if (!char.IsLetter(letter) && letter is not ('々' or 'ー' or 'ヶ') && !DigitForms.IsBlank(letter))
            {
                return false;
            }

            if (letter is 'は' or 'で' or 'に' or 'を' or 'も' or 'へ' or 'や')
            {
                return false;
            }
        }

        return true;
    }
}
