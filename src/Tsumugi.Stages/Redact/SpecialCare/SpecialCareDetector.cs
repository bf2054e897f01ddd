using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>Finds special-care-required personal information (要配慮個人情報, APPI art. 2(3)): a statement of one of the eleven labels about a person whom the text names.</summary>
/// <remarks>
/// <para>
/// A finding needs three things. A <i>condition</i> of the lexica (糖尿病, 懲役, 障害者手帳). A <i>statement</i> that makes it somebody's (と診断され, の判決を受け).
/// And a <i>person</i>: a full name, a name with an honorific or title, or a patient's number with a day of birth, in the same sentence or one of the two
/// before it (in forms, seven lines). Between person and statement no other topic may stand; a noun behind the statement takes it away (診断された人) unless it is the
/// name. People of history, made-up people, carers at work and firms are left out: see <see cref="CareContext"/>.
/// </para>
/// <para>
/// What is found is the part of the sentence that states it. Letters that a former run put in the place of something stop the search, so that a second run
/// finds nothing new.
/// </para>
/// <para>
/// Known misses: statements in other words than those of the lexica, persons by nickname or pronoun alone, writing in kana, other languages.
/// Cost: one search of the automaton for conditions, which most text has none of; persons are looked for only around a statement, and each stretch of text
/// once, so time is linear.
/// </para>
/// </remarks>
public sealed class SpecialCareDetector : ITextDetector
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds => CareLexicon.Kinds;

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        PhraseAutomaton anchors = CareLexicon.Instance.Anchors;
        Span<int> starts = stackalloc int[PhraseAutomaton.Stretch];
        CareWindow window = new(text, stackalloc CarePerson[CareWindow.MostPersons]);
        int first = findings.Count;
        int lowest = 0;
        for (int from = 0; from < text.Length; from += starts.Length)
        {
            foreach (int start in starts[..anchors.FindStarts(text, from, starts)])
            {
                if (start >= lowest && CareStatement.TryRead(text, start, out CareStatement statement) && !statement.IsDenied(text) && window.TryPerson(statement, out CarePerson person, out bool near))
                {
                    TextSpan span = window.SpanOf(statement, person, lowest);
                    Add(findings, first, new TextEdit(span, CareLexicon.Kinds[(int)statement.Label], CareScore.Of(person, statement.Form, near), CareScore.Parts(person, statement.Form, near), ""));
                    lowest = span.End;
                }
            }
        }
    }

    /// <summary>Adds a finding, or lengthens the one before where both say one thing: 窃盗の疑いで|逮捕され.</summary>
    private static void Add(List<TextEdit> findings, int first, TextEdit finding)
    {
        if (findings.Count > first && findings[^1] is { } before && before.Kind == finding.Kind && before.Span.End == finding.Span.Start)
        {
            findings[^1] = before with { Span = new TextSpan(before.Span.Start, finding.Span.End) };
        }
        else
        {
            findings.Add(finding);
        }
    }
}
