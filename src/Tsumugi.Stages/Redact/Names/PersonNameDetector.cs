using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>Finds names of persons beside an honorific (山田さん, ジョン・スミス氏) or behind a label (氏名：山田 太郎), and names that fill a line or cell.</summary>
/// <remarks>
/// <para>
/// Three kinds, so that a policy can do different things with them. <see cref="Kind"/>: behind a label of a form or before an honorific, a post or a
/// part before a court; here somebody speaks to, or of, a person as one of his own circle, or of a suspect. <see cref="PublicKind"/>: before an office of
/// the state or a part played before the public (大統領, 議員, 選手), or as the author of a work; without such names news and encyclopedias say nothing.
/// <see cref="BareKind"/>: a full name that fills a cell, is spaced or has a reading behind it, and houses of history (毛利氏); no word beside it says
/// that a private person is meant, but a list of such names beside addresses and telephones is a list of people.
/// </para>
/// <para>
/// Names within prose without honorific or label are not looked for at all: they are what encyclopedias, news and novels are made of, and most of
/// them are of public figures. Also missed: families that no list has, given names alone without 様, さん, 君 or ちゃん, nicknames and account names, one
/// Latin word, names after Japanese words in hiragana (きょうはさくらさん). Known false alarms: companies and places that are called as a family is (本田社長 of
/// Honda), characters of novels.
/// </para>
/// <para>Cost: one look-up in a table for each letter, a few dozen units at each word or mark that may stand beside a name, so time is linear.</para>
/// </remarks>
public sealed class PersonNameDetector : ITextDetector
{
    /// <summary>The kind of names that lead to a private person.</summary>
    public const string Kind = "person-name";

    /// <summary>The kind of names beside an office or public part, and of authors.</summary>
    public const string PublicKind = "public-name";

    /// <summary>The kind of full names with nothing beside them but the edges of a line or cell, a blank or a reading.</summary>
    public const string BareKind = "bare-name";

    private const int MostInList = 64;

    private const byte HonorificMark = 1;
    private const byte LabelMark = 2;
    private const byte BracketMark = 4;
    private const byte CellMark = 8;
    private const byte BlankMark = 16;

    private static readonly byte[] Marks = MarkLetters();

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [Kind, PublicKind, BareKind];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        if (text.Length > 2 && NameLetters.IsKanji(text[0]))
        {
            Cell(text, 0, findings);
        }

        byte[] marks = Marks;
        for (int at = 0; at < text.Length; at++)
        {
            byte mark = marks[text[at]];
            if (mark == 0)
            {
                continue;
            }

            if ((mark & HonorificMark) != 0 && at > 0 && IsEnd(text[at - 1]))
            {
                Honoured(text, at, findings);
            }

            if ((mark & LabelMark) != 0 && at + 2 < text.Length)
            {
                Labelled(text, at, findings);
            }

            if ((mark & BracketMark) != 0 && at > 1 && at + 4 < text.Length && NameLetters.IsKanji(text[at - 1]) && IsKana(text[at + 1]))
            {
                Read(text, at, findings);
            }

            if ((mark & CellMark) != 0 && at + 2 < text.Length && NameLetters.IsKanji(text[at + 1]))
            {
                Cell(text, at + 1, findings);
            }

            if ((mark & BlankMark) != 0 && at > 0 && at + 1 < text.Length && NameLetters.IsKanji(text[at - 1]) && NameLetters.IsKanji(text[at + 1]))
            {
                Spaced(text, at, findings);
            }
        }
    }

    private static void Honoured(ReadOnlySpan<char> text, int at, List<TextEdit> findings)
    {
        if (Honorifics.At(text, at) is not { } honorific)
        {
            return;
        }

        NameEvidence evidence = NameBefore.Read(text, at, honorific, out TextSpan name, out TextSpan reading);
        if (evidence == NameEvidence.None)
        {
            return;
        }

        string kind = (evidence & NameEvidence.Clan) != NameEvidence.None ? BareKind : honorific.Kind == HonorificKind.Public ? PublicKind : Kind;
        Add(findings, name, kind, evidence);
        if (reading.Length > 0)
        {
            Add(findings, reading, kind, evidence);
        }
    }

    private static void Labelled(ReadOnlySpan<char> text, int last, List<TextEdit> findings)
    {
        // Nearly every such letter stands within a word: what follows decides before the label is looked up.
        char next = text[last + 1];
        if (NameLetters.IsHiragana(next) ? next is not ('は' or 'が' or 'の') : NameLetters.IsLatin(next))
        {
            return;
        }

        if (NameLabels.EndingAt(text, last) is not { } label)
        {
            return;
        }

        int start = NameBehind.ValueOf(text, last + 1, out bool weak);
        if (start < 0)
        {
            return;
        }

        string kind = label.Kind == NameLabelKind.Author ? PublicKind : Kind;
        for (int count = 0; count < MostInList; count++)
        {
            NameEvidence evidence = NameBehind.Read(text, start, label, weak || label.Kind is NameLabelKind.Post or NameLabelKind.Author, out int end);
            if (evidence == NameEvidence.None || NameScore.Of(evidence) < NameScore.Threshold)
            {
                return;
            }

            Add(findings, new TextSpan(start, end), kind, evidence);
            if (NameReading.InBrackets(text, end) is { Length: > 0 } reading)
            {
                Add(findings, reading, kind, evidence | NameEvidence.Reading);
                end = reading.End + 1;
            }

            if (end + 1 >= text.Length || text[end] is not ('、' or ',' or '，' or '・' or '／' or '/'))
            {
                return;
            }

            start = end + 1;
            start += DigitForms.IsBlank(text[start]) ? 1 : 0;
        }
    }

    /// <summary>Finds a name before a reading in brackets: 山田太郎（やまだ たろう）.</summary>
    private static void Read(ReadOnlySpan<char> text, int open, List<TextEdit> findings)
    {
        TextSpan reading = NameReading.InBrackets(text, open);
        if (reading.Length == 0)
        {
            return;
        }

        Span<char> letters = stackalloc char[NameRun.Most];
        Span<int> starts = stackalloc int[NameRun.Most];
        int count = NameRun.Before(text, open, letters, starts);
        if (count is < 3 or NameRun.Most)
        {
            return;
        }

        int from = starts[^count];
        if (!NameEdges.IsClear(text, from))
        {
            return;
        }

        NameEvidence found = NameSplit.Find(letters[^count..], NameEvidence.Reading | NameEvidence.Boundary, exact: true, clear: true, alone: false, out _);
        if ((found & (NameEvidence.Given | NameEvidence.GivenForm)) != NameEvidence.None && NameReading.IsFullName(text[reading.Start..reading.End]))
        {
            Add(findings, new TextSpan(from, open), BareKind, found);
        }
    }

    private static void Cell(ReadOnlySpan<char> text, int start, List<TextEdit> findings)
    {
        NameEvidence evidence = NameBehind.Read(text, start, null, weak: true, out int end);
        if (evidence != NameEvidence.None && (end >= text.Length || text[end] is '\n' or '\r' or '\t' or '|' or ',' or '，' or '、' or '｜' || DigitForms.IsBlank(text[end]) || DigitForms.IsDigit(text[end])))
        {
            Add(findings, new TextSpan(start, end), BareKind, evidence);
        }
    }

    private static void Spaced(ReadOnlySpan<char> text, int blank, List<TextEdit> findings)
    {
        Span<char> letters = stackalloc char[NameRun.Most];
        int count = NameRun.Behind(text, blank + 1, letters, out int end);
        if (count > 4 || !NameEdges.Ends(text, end, full: true))
        {
            return;
        }

        NameEvidence found = NameBefore.Spaced(text, blank, letters[..count], NameEvidence.None, out int start);
        if ((found & NameEvidence.Family) != NameEvidence.None && (found & NameEvidence.Given) != NameEvidence.None)
        {
            Add(findings, new TextSpan(start, end), BareKind, found);
        }
    }

    private static void Add(List<TextEdit> findings, TextSpan span, string kind, NameEvidence evidence)
        => findings.Add(new TextEdit(span, kind, NameScore.Of(evidence), NameScore.Parts(evidence), ""));

    /// <summary>Says whether a name, or what may stand between it and an honorific, can end with a letter.</summary>
    private static bool IsEnd(char letter) => letter is > '\u00FF' and not ('、' or '。' or '「' or '」' or '〔' or '〕' or '，' or '．') || char.IsAsciiLetter(letter) || letter is ' ' or ')' or '.';

    private static bool IsKana(char letter) => NameLetters.IsHiragana(letter) || NameLetters.IsKatakana(letter);

    private static byte[] MarkLetters()
    {
        byte[] marks = new byte[char.MaxValue + 1];
        foreach (char letter in Honorifics.FirstLetters)
        {
            marks[letter] |= HonorificMark;
        }

        foreach (char letter in NameLabels.LastLetters)
        {
            marks[letter] |= LabelMark;
        }

        foreach (char letter in "(（[［〈＜")
        {
            marks[letter] |= BracketMark;
        }

        foreach (char letter in "\n\t|｜,，")
        {
            marks[letter] |= CellMark;
        }

        foreach (char letter in " \u3000")
        {
            marks[letter] |= BlankMark;
        }

        return marks;
    }
}
