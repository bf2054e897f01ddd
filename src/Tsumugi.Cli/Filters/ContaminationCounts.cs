using System.Text.Json.Nodes;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Report;

namespace Tsumugi.Cli.Filters;

/// <summary>Counts, for each evaluation set, the items found and the texts that hold one.</summary>
/// <param name="index">The sets.</param>
internal sealed class ContaminationCounts(ContaminationIndex index)
{
    private readonly bool[] _found = new bool[index.Items.Count];
    private readonly long[] _texts = new long[index.Sets.Count];
    private readonly long[] _lastText = new long[index.Sets.Count];
    private long _all;

    /// <summary>Adds a text.</summary>
    /// <param name="hits">What was found in it.</param>
    public void Add(IReadOnlyList<ItemHit> hits)
    {
        _all++;
        foreach (ItemHit hit in hits)
        {
            int set = index.Items[hit.Item].Set;
            _found[hit.Item] = true;
            _texts[set] += _lastText[set] == _all ? 0 : 1;
            _lastText[set] = _all;
        }
    }

    /// <summary>Gets the counts as one line of JSON.</summary>
    public string Json() => Screen.Json.Line(new JsonObject
    {
        ["texts"] = _all,
        ["ngram"] = index.Passages.RunLetters,
        ["index_bytes"] = index.Passages.Bytes,
        ["sets"] = new JsonArray([.. index.Sets.Select((set, number) => new JsonObject
        {
            ["set"] = set.Name,
            ["items"] = set.Items,
            ["checked"] = set.Checked,
            ["too_short"] = set.TooShort,
            ["template"] = set.Template,
            ["unread"] = set.Unread,
            ["faults"] = new JsonArray([.. set.Faults.Select(fault => JsonValue.Create(Scrubbing.Clean(fault)))]),
            ["found"] = Found(number),
            ["texts"] = _texts[number],
        })]),
    });

    /// <summary>Tells the counts on standard error.</summary>
    public void Tell(Session session)
    {
        for (int number = 0; number < index.Sets.Count; number++)
        {
            ContaminationSet set = index.Sets[number];
            int found = Found(number);
            string rest = set.Checked < set.Items ? session.T($"; {set.TooShort} items are too short to be looked for, {set.Template} are template only", $"。短すぎて調べられない設問 {set.TooShort} 件、定型文だけの設問 {set.Template} 件") : "";
            string unread = set.Unread > 0 ? session.T($"; {set.Unread} pieces could not be read, such as {Scrubbing.Clean(set.Faults[0])}", $"。読めなかった箇所 {set.Unread} 件（{Scrubbing.Clean(set.Faults[0])} など）") : "";
            session.Say(
                $"{set.Name}: {Numbers.Whole(found)} of {Numbers.Whole(set.Checked)} items found, in {Numbers.Whole(_texts[number])} of {Numbers.Whole(_all)} texts{rest}{unread}",
                $"{set.Name}: 設問 {Numbers.Whole(set.Checked)} 件のうち {Numbers.Whole(found)} 件を、本文 {Numbers.Whole(_all)} 件のうち {Numbers.Whole(_texts[number])} 件で見つけました{rest}{unread}");
        }
    }

    private int Found(int set)
    {
        int found = 0;
        for (int item = 0; item < _found.Length; item++)
        {
            found += _found[item] && index.Items[item].Set == set ? 1 : 0;
        }

        return found;
    }
}
