using System.Buffers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>Reads names in katakana (ジョン・F・スミス, ヤマダ タロウ) and in Latin letters (Taro Yamada, YAMADA, Taro).</summary>
internal static class ForeignName
{
    private const int Longest = 48;
    private const int MostWords = 5;
    private const int LongestWord = 24;

    private static readonly SearchValues<char> Joints = SearchValues.Create("・･＝= \u3000");

    /// <summary>Titles before which one word in katakana is a name even if no list has it; さん and 様 stand behind ファン and ユーザー too.</summary>
    private static readonly string[] Sure =
        ["氏", "教授", "博士", "容疑者", "被告", "被告人", "受刑者", "死刑囚", "夫人", "夫妻", "大統領", "首相", "国王", "女王", "皇帝", "将軍", "元帥", "大佐", "中佐", "少佐", "大尉", "中尉", "少尉", "伯爵", "侯爵", "公爵", "子爵", "男爵", "監督", "議員", "長官", "投手", "選手", "警部", "神父", "牧師", "会長", "社長"];

    // Ends of words for companies, clubs and sports.
    private static readonly string[] Endings = ["ボール", "スポーツ", "クラブ", "チーム", "リーグ", "グループ", "バンク", "カンパニー", "キャピタル", "ピックス", "センター", "サービス", "システム", "ホールディングス", "ニュース"];

    /// <summary>Reads a name in katakana that ends at a place.</summary>
    internal static NameEvidence KatakanaBefore(ReadOnlySpan<char> text, int end, Honorific honorific, out int start)
    {
        start = end;
        while (start > 0 && end - start < Longest && (NameLetters.IsKatakana(text[start - 1]) || IsJoint(text[start - 1]) || IsInitial(text, start - 1)))
        {
            start--;
        }

        if (end - start >= Longest || (start > 0 && (text[start - 1] is '〔' or '〕' || NameLetters.IsLatin(text[start - 1]))))
        {
            return NameEvidence.None;
        }

        while (start < end && !NameLetters.IsKatakana(text[start]))
        {
            start++;
        }

        ReadOnlySpan<char> name = text[start..end];
        if (start > 0 && name.Length is >= 2 and <= 5 && name.IndexOfAny('・', '＝') < 0 && WithFamily(text, ref start, name, NameEvidence.Honorific) is NameEvidence mixed and not NameEvidence.None)
        {
            return mixed;
        }

        bool sure = Array.IndexOf(Sure, honorific.Word) >= 0;
        return OfKatakana(name, sure, NameEvidence.Honorific);
    }

    /// <summary>Says what speaks for katakana to be a name.</summary>
    /// <param name="name">Katakana, with points between the words.</param>
    /// <param name="sure">Whether one word that no list has counts.</param>
    /// <param name="context">What stands beside it.</param>
    internal static NameEvidence OfKatakana(ReadOnlySpan<char> name, bool sure, NameEvidence context)
    {
        NameTable table = NameTable.Instance;
        int words = 0;
        bool known = false;
        bool other = name.IndexOfAny(' ', '\u3000') > 0;
        foreach (string ending in Endings)
        {
            other |= name.EndsWith(ending, StringComparison.Ordinal);
        }

        for (ReadOnlySpan<char> rest = name; !rest.IsEmpty;)
        {
            int joint = rest.IndexOfAny(Joints);
            ReadOnlySpan<char> word = joint < 0 ? rest : rest[..joint];
            rest = joint < 0 ? [] : rest[(joint + 1)..];
            NameTraits traits = word.Length <= LongestWord ? table.Of(word) : NameTraits.None;
            words += word.Length > 1 ? 1 : 0;
            known |= (traits & NameTraits.Katakana) != NameTraits.None || (word.Length > 2 && (NameReading.OfKatakana(word) & (NameTraits.Reading | NameTraits.Hiragana)) != NameTraits.None);
            other |= (traits & (NameTraits.Other | NameTraits.Stop)) != NameTraits.None;
            if ((traits & NameTraits.Stop) != NameTraits.None)
            {
                return NameEvidence.None;
            }
        }

        return words is 0 or > MostWords || name.Length < 3 || (other && !known) ? NameEvidence.None
            : known ? context | NameEvidence.Foreign
            : words > 1 || (sure && name.Length >= 3) ? context | NameEvidence.ForeignForm
            : NameEvidence.None;
    }

    /// <summary>Reads Latin words that end at a place: Michael S. Maurer氏.</summary>
    internal static NameEvidence LatinBefore(ReadOnlySpan<char> text, int end, Honorific honorific, out int start)
    {
        int words = 0;
        bool known = false;
        start = end;
        for (int at = end; words < MostWords && at > 0;)
        {
            int from = at;
            while (from > 0 && at - from < LongestWord && (NameLetters.IsLatin(text[from - 1]) || text[from - 1] is '.' or '-' or '\'' or '’'))
            {
                from--;
            }

            if (at - from < 1 || !IsCapital(text[from]) || (from > 0 && (char.IsAsciiLetterOrDigit(text[from - 1]) || text[from - 1] is '〔' or '〕' or '@' or '/' or '_')))
            {
                break;
            }

            known |= IsKnown(text[from..at]);
            words++;
            start = from;
            at = from > 0 && text[from - 1] == ' ' ? from - 1 : 0;
        }

        return words < 2 ? NameEvidence.None : known ? NameEvidence.Honorific | NameEvidence.Foreign : honorific.Kind != HonorificKind.Address ? NameEvidence.Honorific | NameEvidence.ForeignForm : NameEvidence.None;
    }

    /// <summary>Reads Latin words that begin at a place, one of which must be known: Taro Yamada.</summary>
    internal static NameEvidence LatinBehind(ReadOnlySpan<char> text, int start, out int end)
    {
        int words = 0;
        bool family = false;
        bool given = false;
        end = start;
        for (int at = start; words < 3 && at < text.Length && IsCapital(DigitForms.Narrow(text[at]));)
        {
            int to = at;
            while (to < text.Length && to - at < LongestWord && (NameLetters.IsLatin(text[to]) || text[to] is '-' or '\'' or '.'))
            {
                to++;
            }

            if (to < text.Length && (char.IsAsciiLetterOrDigit(text[to]) || text[to] is '@' or '_' or '/' or '〔' or '〕' or '('))
            {
                return NameEvidence.None;
            }

            NameTraits traits = to > at ? RomanTraits(text[at..to]) : NameTraits.None;
            family |= (traits & NameTraits.RomanFamily) != NameTraits.None;
            given |= (traits & NameTraits.RomanGiven) != NameTraits.None;
            words++;
            end = to;
            at = to;
            at += at < text.Length && text[at] == ',' && words == 1 ? 1 : 0;
            if (at >= text.Length || text[at] != ' ')
            {
                break;
            }

            at++;
        }

        return words == 2 && family && given ? NameEvidence.Label | NameEvidence.Foreign : NameEvidence.None;
    }

    private static bool IsJoint(char letter) => letter is '・' or '･' or '＝' or '=';

    private static bool IsCapital(char letter) => char.IsAsciiLetterUpper(letter) || letter is >= 'À' and <= 'Þ';

    /// <summary>Says whether a letter is the F of ジョン・F・ケネディ.</summary>
    private static bool IsInitial(ReadOnlySpan<char> text, int at) => at > 0 && at + 1 < text.Length && char.IsAsciiLetterUpper(DigitForms.Narrow(text[at])) && IsJoint(text[at - 1]) && (IsJoint(text[at + 1]) || text[at + 1] == '.');

    private static bool IsKnown(ReadOnlySpan<char> word) => (RomanTraits(word) & (NameTraits.RomanFamily | NameTraits.RomanGiven)) != NameTraits.None;

    /// <summary>Looks a Latin word up in the form in which Satou, Satoh and Sato are one.</summary>
    private static NameTraits RomanTraits(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return NameTraits.None;
        }

        Span<char> folded = stackalloc char[LongestWord];
        int length = 0;
        for (int i = 0; i < word.Length; i++)
        {
            char letter = char.ToLowerInvariant(word[i]);
            char before = length > 0 ? folded[length - 1] : ' ';
            bool vowel = i + 1 < word.Length && "aiueoyAIUEOY".Contains(word[i + 1], StringComparison.Ordinal);
            bool dropped = (letter == 'h' && before == 'o' && !vowel) || (letter is 'o' or 'u' && before == 'o') || (letter == 'u' && before == 'u');
            if (!dropped)
            {
                folded[length++] = letter switch { 'ō' or 'ô' => 'o', 'ū' or 'û' => 'u', _ => letter };
            }
        }

        return NameTable.Instance.Of(folded[..length]);
    }

    /// <summary>Reads a family in kanji before a given name in katakana: 佐藤ハナコ.</summary>
    private static NameEvidence WithFamily(ReadOnlySpan<char> text, ref int start, ReadOnlySpan<char> given, NameEvidence context)
    {
        if (!NameLetters.IsKanji(text[start - 1]) || (NameReading.OfKatakana(given) & NameTraits.Hiragana) == NameTraits.None)
        {
            return NameEvidence.None;
        }

        Span<char> letters = stackalloc char[NameRun.Most];
        Span<int> starts = stackalloc int[NameRun.Most];
        int count = NameRun.Before(text, start, letters, starts);
        ReadOnlySpan<char> family = letters[^count..];
        if (count is < 1 or > 5 || (NameTable.Instance.Of(family) & NameTraits.Family) == NameTraits.None || !NameEdges.IsClear(text, starts[^count]))
        {
            return NameEvidence.None;
        }

        start = starts[^count];
        return context | NameEvidence.Family | NameEvidence.Given;
    }
}
