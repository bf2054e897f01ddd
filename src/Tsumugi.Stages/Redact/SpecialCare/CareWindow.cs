using System.Buffers;
using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>The sentences around the statements of one text, and the persons in them; moves on through the text and reads each stretch once.</summary>
internal ref struct CareWindow
{
    /// <summary>The most persons that are remembered; older ones are forgotten.</summary>
    internal const int MostPersons = 16;

    private const int Reach = 240;
    private const int SentencesBefore = 2;
    private const int LinesBefore = 7;
    private const int Behind = 40;
    private const int NameBehind = 24;
    private const int Head = 200;
    private const int SelfBefore = 8;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？!?\n");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("はがを。に\n");
    private static readonly SearchValues<char> TopicEnds = SearchValues.Create("はが。！？\n「」");
    private static readonly SearchValues<char> Subjects = SearchValues.Create("はがも");

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<CarePerson> _persons;
    private int _count;
    private int _read;
    private bool? _historic;

    // What was read ahead: no person begins from here to there, but perhaps this one at its end.
    private int _aheadFrom;
    private int _aheadEnd;
    private CarePerson? _ahead;

    /// <summary>Starts at the beginning of a text.</summary>
    internal CareWindow(ReadOnlySpan<char> text, Span<CarePerson> persons)
    {
        _text = text;
        _persons = persons;
    }

    /// <summary>Finds the person of whom a statement is made.</summary>
    /// <param name="statement">The statement; not before the one asked for last.</param>
    /// <param name="person">The person.</param>
    /// <param name="near">Whether the person stands in the same sentence.</param>
    internal bool TryPerson(in CareStatement statement, out CarePerson person, out bool near)
    {
        near = true;
        int sentence = SentenceStart(statement.Start);
        if (statement.BelongsToNoun(_text, out int noun))
        {
            return TryNameBehind(noun, statement, out person) && IsOfTheLiving(sentence, sentence, statement);
        }

        int first = sentence;
        for (int lines = 0; lines < LinesBefore && first > 0 && statement.Start - first < Reach; lines++)
        {
            first = SentenceStart(first - 1);
        }

        first = Math.Max(first, statement.Start - Reach);
        ReadPersons(first, statement.Start);
        for (int i = _count - 1; i >= 0; i--)
        {
            person = _persons[i % MostPersons];
            if (person.Start < first || i < _count - MostPersons)
            {
                break;
            }

            near = person.Start >= sentence;
            if (person.NameEnd > statement.Start || (person.Has(PersonSigns.Carer) && !statement.Happens(_text)))
            {
                continue;
            }

            if (statement.Form == StatementForm.Title)
            {
                return person.NameEnd == statement.Start && IsOfTheLiving(person.Start, sentence, statement);
            }

            if (Binds(person, sentence, near, statement))
            {
                return IsOfTheLiving(near ? sentence : SentenceStart(person.Start), sentence, statement);
            }

            // A nearer person of whom it is not said takes the place of those before.
            if (!person.Has(PersonSigns.Carer))
            {
                break;
            }
        }

        // Where something was masked, the person of whom this is said may have stood on the other side of the mask: names behind it tell nothing.
        near = true;
        if (_text[first..statement.Start].Contains('〔'))
        {
            return None(out person);
        }

        if (statement.Form == StatementForm.Entry)
        {
            return TryLabelBehind(statement, out person) && IsOfTheLiving(sentence, sentence, statement);
        }

        return statement.Form is StatementForm.Term or StatementForm.Whole && TryNameLater(statement, out person) ? IsOfTheLiving(sentence, sentence, statement) : None(out person);
    }

    /// <summary>Gets the part of the sentence that states it.</summary>
    internal readonly TextSpan SpanOf(in CareStatement statement, in CarePerson person, int lowest)
    {
        int start = statement.Start;
        int floor = Math.Max(lowest, person.End <= start ? person.End : 0);
        if (statement.Form is StatementForm.Term or StatementForm.Whole)
        {
            while (start > floor && _text[start - 1] is not ('、' or '，' or '。' or '！' or '？' or '\n' or '「' or '（' or '(' or '：' or ':' or '）' or ')' or ' ' or '　' or ','))
            {
                start--;
            }

            // What binds the person to the rest is no part of what is stated.
            for (int particles = 0; start == person.End + particles && particles < 2 && start < statement.Start && _text[start] is 'は' or 'が' or 'も' or 'に' or 'の' or 'を' or 'で'; particles++)
            {
                start++;
            }
        }

        return new TextSpan(start, statement.KanaEnd);
    }

    private readonly int SentenceStart(int at)
    {
        int floor = Math.Max(0, at - Reach);
        int end = _text[floor..at].LastIndexOfAny(SentenceEnds);
        return end < 0 ? floor : floor + end + 1;
    }

    /// <summary>Remembers the persons up to a place.</summary>
    private void ReadPersons(int first, int end)
    {
        int from = Math.Max(first, _read);
        while (PersonFinder.TryNext(_text, from, end, out CarePerson person))
        {
            _persons[_count++ % MostPersons] = person;
            from = Math.Max(person.End, person.Start + 1);
        }

        _read = Math.Max(from, end);
    }

    /// <summary>Finds the name that a statement stands before: 逮捕された元社員の辻本大介氏.</summary>
    private bool TryNameBehind(int noun, in CareStatement statement, out CarePerson person)
    {
        int end = Math.Min(_text.Length, noun + NameBehind);
        int stop = _text[noun..end].IndexOfAny(ClauseEnds);
        end = stop < 0 ? end : noun + stop;
        if (!TryAhead(noun, end, out person))
        {
            return false;
        }

        // At most one 、 may stand between, at once before the name: 在日三世の俳優、新井英樹さん.
        int comma = _text[noun..person.Start].IndexOf('、');
        return (comma < 0 || comma == person.Start - noun - 1) && (!person.Has(PersonSigns.Carer) || statement.Happens(_text));
    }

    /// <summary>Finds the next person from a place up to an end behind a statement; what was read for a former statement is not read again.</summary>
    private bool TryAhead(int from, int end, out CarePerson person)
    {
        if (from < _aheadFrom || from > _aheadEnd || (_ahead is { } passed && from > passed.Start))
        {
            (_aheadFrom, _aheadEnd, _ahead) = (from, from, null);
        }

        if (_ahead is null && end > _aheadEnd)
        {
            bool found = PersonFinder.TryNext(_text, _aheadEnd, end, out CarePerson next);
            _ahead = found ? next : null;
            _aheadEnd = found ? next.Start : end;
        }

        person = _ahead ?? default;
        return _ahead is not null && person.Start < end;
    }

    /// <summary>Finds a name further on in the sentence that the statement is made of: クルド人の両親を持つ新庄さん, 検査の結果、堀田氏は.</summary>
    private bool TryNameLater(in CareStatement statement, out CarePerson person)
    {
        int end = Math.Min(_text.Length, statement.KanaEnd + NameBehind);
        int stop = _text[statement.KanaEnd..end].IndexOfAny(TopicEnds);
        end = stop < 0 ? end : statement.KanaEnd + stop;
        if (!TryAhead(statement.KanaEnd, end, out person) || person.Start == 0 || (person.Has(PersonSigns.Carer) && !statement.Happens(_text)))
        {
            return false;
        }

        char before = _text[person.Start - 1];
        return (before == '、' ? person.End < _text.Length && _text[person.End] is 'は' or 'が' or 'も' : CareStatement.IsAdnominal(before) && !_text[statement.KanaEnd..person.Start].Contains('、')) && !_text[statement.KanaEnd..person.Start].Contains('〔');
    }

    /// <summary>Finds a name behind an entry of a form, with its label: 既往歴：…, 氏名：….</summary>
    private bool TryLabelBehind(in CareStatement statement, out CarePerson person)
    {
        int end = Math.Min(_text.Length, statement.KanaEnd + (2 * Behind));
        return TryAhead(statement.KanaEnd, end, out person) && person.Has(PersonSigns.Label) && !_text[statement.KanaEnd..person.Start].Contains('〔');
    }

    private static bool None(out CarePerson person)
    {
        person = default;
        return false;
    }

    /// <summary>Says whether the words between a person and a statement leave it to that person.</summary>
    private readonly bool Binds(in CarePerson person, int sentence, bool near, in CareStatement statement)
    {
        ReadOnlySpan<char> between = _text[Math.Min(person.End, statement.Start)..statement.Start]; // a title may reach into the statement: 容疑者として
        if (between.Contains('〔'))
        {
            return false;
        }

        if (statement.Form == StatementForm.Entry || person.Has(PersonSigns.Label))
        {
            return true;
        }

        if (!near)
        {
            int borders = Borders(between);
            between = _text[sentence..statement.Start];
            return borders <= SentencesBefore && statement.Form != StatementForm.Object && !statement.IsDoneToOthers(_text) && !CareTopics.HasOther(between, alone: true) && CareTopics.Is(_text[person.End..]) && (!CareTopics.SpeaksOfItself(between) || IsIntroduced(person));
        }

        if (statement.Form == StatementForm.Object || statement.IsDoneToOthers(_text))
        {
            return between.Length <= Behind && !between.ContainsAny(Subjects);
        }

        return !between.StartsWith("によ") && !between.StartsWith("らによ") && !between.StartsWith("から") && !(between is "の" && statement.Label == CareLabel.Treatment && statement.Happens(_text)) && !CareTopics.HasOther(between, alone: false);
    }

    private static int Borders(ReadOnlySpan<char> between)
    {
        int borders = 0;
        for (int skip; (skip = between.IndexOfAny(SentenceEnds)) >= 0; between = between[(skip + 1)..])
        {
            borders += skip > 0 ? 1 : 0;
        }

        return borders;
    }

    /// <summary>Says whether a name is that of the speaker: 私の名前は山田太郎です, 山田太郎と申します.</summary>
    private readonly bool IsIntroduced(in CarePerson person)
    {
        ReadOnlySpan<char> behind = _text[person.End..];
        ReadOnlySpan<char> before = _text[Math.Max(0, person.Start - SelfBefore)..person.Start];
        return behind.StartsWith("です") || behind.StartsWith("と申") || behind.StartsWith("といいます") || behind.StartsWith("と言います") || before.Contains("私", StringComparison.Ordinal) || before.Contains("僕", StringComparison.Ordinal) || before.Contains("俺", StringComparison.Ordinal) || before.Contains("わたし", StringComparison.Ordinal);
    }

    /// <summary>Says whether nothing around speaks of the dead or of made-up people.</summary>
    private bool IsOfTheLiving(int from, int sentence, in CareStatement statement)
    {
        int end = Math.Min(_text.Length, statement.KanaEnd + Behind);
        ReadOnlySpan<char> around = _text[Math.Max(0, Math.Min(from, sentence))..end];
        return !around.Contains('〔') && !CareContext.IsHistoric(around) && !CareContext.IsFiction(around) && !IsAboutHistory();
    }

    /// <summary>Says whether the text begins as one on a person of history does, with a span of years.</summary>
    private bool IsAboutHistory() => _historic ??= CareContext.IsHistoric(_text[..Math.Min(Head, _text.Length)]);
}
