using Tsumugi.Stages.Redact.Names;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>Finds persons in the few sentences around a statement: full names of the gazetteer, names with an honorific or title, numbers of patients with a day of birth.</summary>
/// <remarks>
/// A statement is a context by itself, so a full name needs none here; the detector of names, which has no such context, asks for more.
/// Known misses: families without a title, given names in hiragana without one, names in Latin letters.
/// </remarks>
internal static class PersonFinder
{
    private const int LongestFamily = 4;
    private const int LongestGiven = 4;
    private const int LongestForeign = 20;
    private const int PatientReach = 80;

    private static readonly PhraseSet PatientNumbers = new(["患者ID", "患者ＩＤ", "患者番号", "カルテ番号", "カルテNo", "診察券番号", "受診者番号", "被保険者番号"]);
    private static readonly PhraseSet CarerRoles = new(["医師の", "医の", "弁護士の", "看護師の", "薬剤師の", "保健師の", "助産師の", "教授の", "記者の", "検事の", "裁判長の", "裁判官の", "刑事の", "院長の", "心理士の", "療法士の", "主治医の", "担当医の", "医師、", "弁護士、"]);

    // What a full name does not stand before, since with it the letters are a place, a house or a firm.
    private static readonly PhraseSet NoNames = new(["株式会社", "㈱", "（株）", "(株)", "製作所", "ホールディングス", "グループ", "クリニック", "賞", "杯", "像", "記念", "線", "駅", "通り", "丁目", "ダム"]);

    /// <summary>Finds the next person that begins from a place up to an end.</summary>
    internal static bool TryNext(ReadOnlySpan<char> text, int from, int end, out CarePerson person)
    {
        for (int at = from; at < end; at++)
        {
            char letter = text[at];
            if ((NameLetters.IsKanji(letter) || NameLetters.IsKatakana(letter) || NameLetters.IsHiragana(letter)) && MayBegin(text, at) && TryRead(text, at, out person))
            {
                return true;
            }
        }

        person = default;
        return false;
    }

    /// <summary>Reads a person that begins at a place.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, int at, out CarePerson person)
    {
        char letter = text[at];
        if (NameLetters.IsKanji(letter))
        {
            return TryPatient(text, at, out person) || TryFullName(text, at, out person) || TryTitled(text, at, KanjiEnd(text, at), out person);
        }

        if (NameLetters.IsKatakana(letter))
        {
            return TryPatient(text, at, out person) || TryForeign(text, at, out person);
        }

        return TryTitled(text, at, HiraganaEnd(text, at), out person);
    }

    /// <summary>Says whether a name may begin here: no letter of the same kind before, or one that ends a role (患者山田).</summary>
    private static bool MayBegin(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
        {
            return true;
        }

        char before = text[at - 1];
        char letter = text[at];
        return NameLetters.IsKanji(letter) ? !NameLetters.IsKanji(before) || NameLetters.IsRole(before)
            : NameLetters.IsKatakana(letter) ? !NameLetters.IsKatakana(before) && !(before is '・' or '＝')
            : !NameLetters.IsHiragana(before) || before is 'の' or 'は' or 'と' or 'が';
    }

    private static bool TryPatient(ReadOnlySpan<char> text, int at, out CarePerson person)
    {
        int length = PatientNumbers.Begins(text[at..]);
        int end = at + length;
        int reach = Math.Min(text.Length, end + PatientReach);
        bool found = length > 0 && text[end..reach].IndexOf("生年月日", StringComparison.Ordinal) >= 0;
        person = found ? new CarePerson(at, end, end, PersonSigns.PatientNumber | PersonSigns.Label) : default;
        return found;
    }

    private static bool TryFullName(ReadOnlySpan<char> text, int at, out CarePerson person)
    {
        NameTable names = NameTable.Instance;
        int most = Math.Min(LongestFamily, text.Length - at);
        for (int length = most; length > 0; length--)
        {
            ReadOnlySpan<char> family = text.Slice(at, length);
            NameTraits traits = names.Of(family);
            if ((traits & NameTraits.Family) == NameTraits.None)
            {
                continue;
            }

            int given = at + length;
            bool spaced = given < text.Length && text[given] is ' ' or '　' && given + 1 < text.Length;
            given += spaced ? 1 : 0;
            int end = GivenEnd(text, given, spaced || IsLabelled(text, at), (traits & NameTraits.FrequentFamily) != NameTraits.None);
            if (end > 0)
            {
                person = WithTitle(text, at, end, PersonSigns.FullName);
                return true;
            }
        }

        person = default;
        return false;
    }

    /// <summary>Gets the end of a given name that stands behind a family; 0 if there is none.</summary>
    private static int GivenEnd(ReadOnlySpan<char> text, int at, bool sure, bool frequent)
    {
        NameTable names = NameTable.Instance;
        for (int length = Math.Min(LongestGiven, text.Length - at); length > 0; length--)
        {
            int end = at + length;
            ReadOnlySpan<char> given = text[at..end];
            NameTraits traits = names.Of(given);
            bool isKanji = NameLetters.IsKanji(given[0]);
            bool known = (traits & (NameTraits.Given | NameTraits.GivenAlone)) != NameTraits.None && (length > 1 || !NameLetters.IsRole(given[0])) && (traits & NameTraits.Stop) == NameTraits.None;
            bool kana = !isKanji && (((traits & NameTraits.Hiragana) != NameTraits.None && length > 1) || (NameLetters.IsKatakana(given[0]) && length is 2 or 3 or 4 && IsAll(given, NameLetters.IsKatakana)));
            if ((!known && !kana) || !Ends(text, at, end))
            {
                continue;
            }

            // A given name of one letter, or one in kana, is a part of another word too easily.
            bool titled = Titles(text[end..]) > 0;
            if (length > 1 && isKanji ? known : titled || sure || (frequent && (isKanji || length > 1) && end < text.Length && text[end] is 'は' or 'が' or '（' or '(' or '。'))
            {
                return end;
            }
        }

        return 0;
    }

    /// <summary>Says whether a name may end here: other letters follow, or a title.</summary>
    private static bool Ends(ReadOnlySpan<char> text, int at, int end)
    {
        if (end == text.Length || Titles(text[end..]) > 0)
        {
            return true;
        }

        char next = text[end];
        char last = text[end - 1];
        return !(NameLetters.IsKanji(next) || (NameLetters.IsKatakana(next) && next != 'ー' && NameLetters.IsKatakana(last)) || (NameLetters.IsHiragana(last) && NameLetters.IsHiragana(next) && next is not ('は' or 'が' or 'の' or 'を' or 'に' or 'と' or 'も')))
            && NoNames.Begins(text[end..]) == 0 && end > at;
    }

    /// <summary>Reads a word that an honorific or title makes a name: 竹内さん, 西尾先輩, さやかちゃん.</summary>
    private static bool TryTitled(ReadOnlySpan<char> text, int at, int runEnd, out CarePerson person)
    {
        NameTable names = NameTable.Instance;
        for (int end = Math.Min(at + 5, runEnd); end > at; end--)
        {
            int title = Titles(text[end..]);
            if (title == 0)
            {
                continue;
            }

            ReadOnlySpan<char> word = text[at..end];
            NameTraits traits = names.Of(word);
            bool kana = NameLetters.IsHiragana(word[0]);
            bool known = kana ? (traits & NameTraits.Hiragana) != NameTraits.None && word.Length > 1 : (traits & (NameTraits.Family | NameTraits.GivenAlone | NameTraits.Given)) != NameTraits.None || names.LooksFamily(word);
            if (known && (traits & NameTraits.Stop) == NameTraits.None && EndsTitle(text, end + title))
            {
                person = WithTitle(text, at, end, PersonSigns.None);
                return true;
            }
        }

        person = default;
        return false;
    }

    private static bool TryForeign(ReadOnlySpan<char> text, int at, out CarePerson person)
    {
        int end = at;
        bool joined = false;
        while (end < text.Length && end - at < LongestForeign && (NameLetters.IsKatakana(text[end]) || text[end] is '・' or '＝'))
        {
            joined |= text[end] is '・' or '＝';
            end++;
        }

        int title = end < text.Length ? Titles(text[end..]) : 0;
        NameTraits traits = NameTable.Instance.Of(text[at..end]);
        ReadOnlySpan<char> first = text[at..end];
        int dot = first.IndexOfAny('・', '＝');
        bool known = joined && dot > 1 && (NameTable.Instance.Of(first[..dot]) & NameTraits.Katakana) != NameTraits.None && dot + 2 < first.Length;
        bool found = end - at > 1 && (title > 0 ? (traits & (NameTraits.Other | NameTraits.Stop)) == NameTraits.None && EndsTitle(text, end + title) : known);
        person = found ? WithTitle(text, at, end, joined ? PersonSigns.FullName : PersonSigns.None) : default;
        return found;
    }

    private static CarePerson WithTitle(ReadOnlySpan<char> text, int start, int nameEnd, PersonSigns signs)
    {
        ReadOnlySpan<char> behind = text[nameEnd..];
        int honorific = CareContext.Honorifics.Begins(behind);
        int carer = CareContext.Carers.Begins(behind);
        int accused = CareContext.Accused.Begins(behind);
        int title = Math.Max(honorific, Math.Max(carer, accused));
        signs |= title > 0 ? PersonSigns.Honorific : PersonSigns.None;
        signs |= title > 0 && title == carer && carer > honorific ? PersonSigns.Carer : PersonSigns.None;
        signs |= title > 0 && title == accused ? PersonSigns.Accused : PersonSigns.None;
        signs |= CarerRoles.Ends(text[..start]) > 0 ? PersonSigns.Carer : PersonSigns.None;
        signs |= IsLabelled(text, start) ? PersonSigns.Label : PersonSigns.None;
        return new CarePerson(start, nameEnd, nameEnd + title, signs);
    }

    /// <summary>Says whether a label stands before a name: 氏名：.</summary>
    private static bool IsLabelled(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, start - 6)..start];
        ReadOnlySpan<char> mark = before.TrimEnd(" 　");
        return mark.EndsWith("：") || mark.EndsWith(":") || mark.EndsWith("氏名") || mark.EndsWith("名前");
    }

    private static int Titles(ReadOnlySpan<char> behind) => Math.Max(CareContext.Honorifics.Begins(behind), Math.Max(CareContext.Carers.Begins(behind), CareContext.Accused.Begins(behind)));

    /// <summary>Says whether a title ends here, and is not the beginning of another word: 氏名, 会長室, 様子, 君主.</summary>
    private static bool EndsTitle(ReadOnlySpan<char> text, int end) => end == text.Length || !NameLetters.IsKanji(text[end]) || Titles(text[end..]) > 0 || text[end - 1] is 'ん' or 'ま';

    private static int KanjiEnd(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < 6 && (NameLetters.IsKanji(text[end]) || NameLetters.IsInfix(text[end])))
        {
            end++;
        }

        return end;
    }

    private static int HiraganaEnd(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < 6 && NameLetters.IsHiragana(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsAll(ReadOnlySpan<char> word, Func<char, bool> kind)
    {
        foreach (char letter in word)
        {
            if (!kind(letter))
            {
                return false;
            }
        }

        return true;
    }
}
