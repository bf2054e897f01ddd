using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Cuts;
using Tsumugi.Text.Overlap;

namespace Tsumugi.Stages.Contamination;

/// <summary>Finds the items of evaluation sets in texts. One thread, used again for each text.</summary>
/// <param name="index">What is looked for.</param>
/// <param name="minCoverage">The share of an item's text that makes a hit.</param>
public sealed class ContaminationScanner(ContaminationIndex index, double minCoverage)
{
    private readonly OverlapScanner _scanner = new(index.Passages, minCoverage);
    private readonly List<ItemHit> _hits = [];
    private readonly List<OverlapSpan> _cuts = [];

    /// <summary>Gets the hits of the last text, in the order of the items.</summary>
    public IReadOnlyList<ItemHit> Hits => _hits;

    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cuts">What is gone of it already, united.</param>
    /// <returns>Whether an item was found.</returns>
    public bool Scan(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> cuts)
    {
        _hits.Clear();
        _cuts.Clear();
        for (int i = 0; i < cuts.Count; i++)
        {
            _cuts.Add(new OverlapSpan(cuts[i].Start, cuts[i].End));
        }

        if (_scanner.Scan(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cuts)) == 0)
        {
            return false;
        }

        ListItems();
        return true;
    }

    /// <summary>Gets what is cut out of the last text: each stretch once for each passage found in it.</summary>
    public IReadOnlyList<Cut> Cuts()
    {
        List<Cut> cuts = [];
        foreach (OverlapHit hit in _scanner.Hits)
        {
            ReadOnlySpan<PassageOwner> owners = index.OwnersOf(hit.Passage);
            IndexedItem item = index.Items[owners[0].Item];
            string others = owners.Length > 1 ? FormattableString.Invariant($"+items {owners.Length}") : "";
            string parts = FormattableString.Invariant($"item {item.Place}{others}+field {index.Fields[owners[0].Field]}+coverage {hit.Coverage:0.###}+longest {hit.LongestLetters}");
            foreach (OverlapSpan span in _scanner.Spans.Slice(hit.FirstSpan, hit.Spans))
            {
                cuts.Add(new Cut(new TextSpan(span.Start, span.End), index.Sets[item.Set].Name, hit.Coverage, parts));
            }
        }

        return cuts;
    }

    /// <summary>Turns passages into items: an item with several fields found is one hit, told by the field that is most covered.</summary>
    private void ListItems()
    {
        List<(PassageOwner Owner, OverlapHit Hit)> owned = [];
        foreach (OverlapHit hit in _scanner.Hits)
        {
            foreach (PassageOwner owner in index.OwnersOf(hit.Passage))
            {
                owned.Add((owner, hit));
            }
        }

        foreach (IGrouping<int, (PassageOwner Owner, OverlapHit Hit)> item in owned.GroupBy(pair => pair.Owner.Item).OrderBy(item => item.Key))
        {
            (PassageOwner owner, OverlapHit best) = item.OrderByDescending(pair => pair.Hit.Coverage).ThenByDescending(pair => pair.Hit.Letters).ThenBy(pair => pair.Hit.Passage).First();
            List<TextSpan> spans = [];
            foreach ((_, OverlapHit hit) in item)
            {
                foreach (OverlapSpan span in _scanner.Spans.Slice(hit.FirstSpan, hit.Spans))
                {
                    spans.Add(new TextSpan(span.Start, span.End));
                }
            }

            CutSpans.Unite(spans);
            _hits.Add(new ItemHit(item.Key, index.Fields[owner.Field], best.Coverage, index.Passages.KeyOf(best.Passage).Length, item.Max(pair => pair.Hit.LongestLetters), spans));
        }
    }
}
