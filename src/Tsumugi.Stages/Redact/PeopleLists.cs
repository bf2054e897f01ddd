using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;

namespace Tsumugi.Stages.Redact;

/// <summary>Counts the entries of a list of people: stretches that hold every one of some kinds of personal data.</summary>
internal static class PeopleLists
{
    /// <summary>Counts entries, from the left, none sharing a finding with another.</summary>
    /// <param name="findings">All findings of a text, in text order, whatever the policy does with them.</param>
    /// <param name="rule">What makes an entry.</param>
    public static int Count(IReadOnlyList<TextEdit> findings, PeopleListRule rule)
    {
        Span<int> starts = stackalloc int[rule.Kinds.Count];
        starts.Fill(-1);
        int entries = 0;
        foreach (TextEdit finding in findings)
        {
            int kind = IndexOf(rule.Kinds, finding.Kind);
            if (kind < 0)
            {
                continue;
            }

            starts[kind] = finding.Span.Start;
            int first = int.MaxValue;
            foreach (int start in starts)
            {
                first = start < first ? start : first;
            }

            if (first >= 0 && finding.Span.End - first <= rule.Within)
            {
                entries++;
                starts.Fill(-1);
            }
        }

        return entries;
    }

    private static int IndexOf(IReadOnlyList<string> kinds, string kind)
    {
        for (int i = 0; i < kinds.Count; i++)
        {
            foreach (Range choice in kinds[i].AsSpan().Split('|'))
            {
                if (kinds[i].AsSpan()[choice].Trim().SequenceEqual(kind))
                {
                    return i;
                }
            }
        }

        return -1;
    }
}
