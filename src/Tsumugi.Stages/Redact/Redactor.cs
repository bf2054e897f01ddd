using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Redact.SpecialCare;
using Tsumugi.Stages.Scrub;

namespace Tsumugi.Stages.Redact;

/// <summary>Runs all detectors over a text, settles their overlaps and does with each finding what the policy says.</summary>
/// <remarks>
/// <para>
/// Findings that overlap become one: it covers both, and takes its kind from the one that begins first, then the longer,
/// then the surer; but the stricter action goes before the milder one. What is only noted joins with nothing. The union leaves no
/// half of an identifier behind, so a second run over the result finds nothing.
/// </para>
/// <para>
/// A run destroys My Numbers long before this stage. Where a text comes straight to the redactor, put <see cref="MyNumberScrubber"/>
/// in front of the catalogue: <c>new Redactor(policy, [new MyNumberScrubber(), .. RedactCatalog.All])</c>.
/// </para>
/// <para>Immutable, for many workers at once. No allocation when nothing is found, provided that the detectors do not.</para>
/// </remarks>
public sealed class Redactor : ITextEditor
{
    private static readonly Comparer<TextEdit> InTextOrder = Comparer<TextEdit>.Create(Compare);

    private readonly ITextDetector[] _detectors;
    private readonly RedactionPolicy _policy;

    /// <summary>Creates a redactor with every detector of the catalogue.</summary>
    public Redactor(RedactionPolicy policy)
        : this(policy, RedactCatalog.All)
    {
    }

    /// <summary>Creates a redactor with chosen detectors.</summary>
    public Redactor(RedactionPolicy policy, IReadOnlyList<ITextDetector> detectors)
    {
        _policy = policy;
        _detectors = [.. detectors];
    }

    /// <summary>Gets the policy in force.</summary>
    public RedactionPolicy Policy => _policy;

    /// <inheritdoc/>
    public PrivacySteps Privacy
    {
        get
        {
            PrivacySteps steps = RedactCatalog.All.Where(detector => detector is not SpecialCareDetector).All(_detectors.Contains) ? PrivacySteps.Redact : PrivacySteps.None;
            return steps | (_detectors.OfType<SpecialCareDetector>().Any() ? PrivacySteps.SpecialCare : PrivacySteps.None) | (_detectors.OfType<MyNumberScrubber>().Any() ? PrivacySteps.Scrub : PrivacySteps.None);
        }
    }

    /// <summary>Finds what is replaced; what the policy keeps or only notes is left out, and documents are not dropped: for titles and other short texts.</summary>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> edits)
    {
        int first = edits.Count;
        foreach (ITextDetector detector in _detectors)
        {
            detector.Find(text, edits);
        }

        if (edits.Count > first)
        {
            edits.Sort(first, edits.Count - first, InTextOrder);
            Settle(text, edits, first);
        }
    }

    /// <summary>Says everything that the policy says of a text: what is replaced, what is noted, and whether the document stays.</summary>
    public void Look(ReadOnlySpan<char> text, Redaction redaction)
    {
        redaction.Clear();
        List<TextEdit> findings = redaction.Edits;
        foreach (ITextDetector detector in _detectors)
        {
            detector.Find(text, findings);
        }

        if (findings.Count > 0)
        {
            findings.Sort(0, findings.Count, InTextOrder);
            LookForPeople(redaction);
            Note(redaction);
            Settle(text, findings, 0);
        }
    }

    private static int Compare(TextEdit left, TextEdit right)
    {
        int order = left.Span.Start.CompareTo(right.Span.Start);
        order = order != 0 ? order : right.Span.End.CompareTo(left.Span.End);
        order = order != 0 ? order : right.Score.CompareTo(left.Score);
        return order != 0 ? order : string.CompareOrdinal(left.Kind, right.Kind);
    }

    /// <summary>Leaves of findings in text order only what is replaced, each with its replacement.</summary>
    private void Settle(ReadOnlySpan<char> text, List<TextEdit> edits, int first)
    {
        // What is only noted joins nothing: a sentence about an illness must not be masked for the telephone number in it.
        int noted = 0;
        for (int i = first; i < edits.Count; i++)
        {
            if (ActionOn(edits[i]) == RedactionAction.Flag)
            {
                noted++;
            }
            else
            {
                edits[i - noted] = edits[i];
            }
        }

        edits.RemoveRange(edits.Count - noted, noted);
        if (edits.Count > first)
        {
            int kept = Decide(text, edits, first, Join(edits, first));
            edits.RemoveRange(kept, edits.Count - kept);
        }
    }

    private void LookForPeople(Redaction redaction)
    {
        if (_policy.PeopleList is not { } rule)
        {
            return;
        }

        int entries = PeopleLists.Count(redaction.Edits, rule);
        if (entries >= rule.Groups)
        {
            redaction.Groups = entries;
            redaction.IsPeopleList = true;
            redaction.Drop = rule.Action == RedactionAction.DropDocument ? PeopleListRule.Reason : null;
        }
    }

    /// <summary>Notes what is flagged, and the first kind for which the document is dropped.</summary>
    private void Note(Redaction redaction)
    {
        string? dropping = null;
        int places = 0;
        foreach (TextEdit finding in redaction.Edits)
        {
            RedactionKind? entry = _policy.Of(finding.Kind);
            if (entry?.Action == RedactionAction.Flag)
            {
                redaction.Flags.Add(finding with { Replacement = entry.Token.Length > 0 ? entry.Token : $"〔{entry.Kind}〕" });
            }
            else if (entry?.Action == RedactionAction.DropDocument)
            {
                dropping ??= finding.Kind;
                places += finding.Kind == dropping ? 1 : 0;
            }
        }

        if (dropping is not null && redaction.Drop is null)
        {
            (redaction.Drop, redaction.Groups) = (RedactionPolicy.ReasonOf(dropping), places);
        }
    }

    /// <summary>Joins overlapping findings in place.</summary>
    /// <returns>The number of entries that are left.</returns>
    private int Join(List<TextEdit> edits, int first)
    {
        int last = first;
        for (int i = first + 1; i < edits.Count; i++)
        {
            TextEdit before = edits[last];
            TextEdit next = edits[i];
            if (next.Span.Start >= before.Span.End)
            {
                edits[++last] = next;
                continue;
            }

            TextEdit winner = ActionOn(next) > ActionOn(before) ? next : before;
            edits[last] = winner with { Span = new TextSpan(before.Span.Start, Math.Max(before.Span.End, next.Span.End)) };
        }

        return last + 1;
    }

    /// <summary>Fills in the tokens and leaves out what the policy keeps.</summary>
    private int Decide(ReadOnlySpan<char> text, List<TextEdit> edits, int first, int count)
    {
        int kept = first;
        for (int i = first; i < count; i++)
        {
            RedactionKind? entry = _policy.Of(edits[i].Kind);
            if (entry is not null && entry.Action != RedactionAction.Keep)
            {
                edits[kept++] = edits[i] with { Replacement = entry.Action == RedactionAction.Replace ? SameShape.Of(entry.Kind, text[edits[i].Span.Start..edits[i].Span.End]) : entry.Token };
            }
        }

        return kept;
    }

    private RedactionAction ActionOn(in TextEdit finding) => _policy.Of(finding.Kind)?.Action ?? RedactionAction.Keep;
}
