using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Redact;

/// <summary>Runs all detectors over a text, settles their overlaps and does with each finding what the policy says.</summary>
/// <remarks>
/// <para>
/// Findings that overlap become one: it covers both, and takes its kind from the one that begins first, then the longer,
/// then the surer; but one to be destroyed goes before one to be masked, and that before one to be kept. The union leaves no
/// half of an identifier behind, so a second run over the result finds nothing.
/// </para>
/// <para>
/// A run destroys My Numbers long before this stage. Where a text comes straight to the redactor, put <see cref="Scrub.MyNumberScrubber"/>
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
            int kept = Decide(edits, first, Join(edits, first));
            edits.RemoveRange(kept, edits.Count - kept);
        }
    }

    private static int Compare(TextEdit left, TextEdit right)
    {
        int order = left.Span.Start.CompareTo(right.Span.Start);
        order = order != 0 ? order : right.Span.End.CompareTo(left.Span.End);
        order = order != 0 ? order : right.Score.CompareTo(left.Score);
        return order != 0 ? order : string.CompareOrdinal(left.Kind, right.Kind);
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
    private int Decide(List<TextEdit> edits, int first, int count)
    {
        int kept = first;
        for (int i = first; i < count; i++)
        {
            RedactionKind? entry = _policy.Of(edits[i].Kind);
            if (entry is not null && entry.Action != RedactionAction.Keep)
            {
                edits[kept++] = edits[i] with { Replacement = entry.Token };
            }
        }

        return kept;
    }

    private RedactionAction ActionOn(in TextEdit finding) => _policy.Of(finding.Kind)?.Action ?? RedactionAction.Keep;
}
