namespace Tsumugi.Text.Overlap;

/// <summary>Joins the places at which runs of several passages stand to stretches, and near stretches to spans, passage by passage.</summary>
/// <remarks>Places are given in rising order of their starts for each passage; those of different passages may alternate. One thread, used again for each text.</remarks>
internal sealed class StretchCollector
{
    private readonly List<Open> _open = [];
    private readonly List<(int Hit, int Start, int End)> _spans = [];
    private int _next;

    /// <summary>Begins a text.</summary>
    /// <param name="hits">How many passages there are.</param>
    public void Begin(int hits)
    {
        _open.Clear();
        _spans.Clear();
        _next = 0;
        for (int i = 0; i < hits; i++)
        {
            _open.Add(new Open(-1, -1, -1, -1, 0));
        }
    }

    /// <summary>Adds the place of a run.</summary>
    /// <param name="hit">The passage.</param>
    /// <param name="start">The first letter of the run.</param>
    /// <param name="end">The first letter behind it.</param>
    /// <param name="bridgeLetters">The longest gap within a span of this passage.</param>
    public void Add(int hit, int start, int end, int bridgeLetters)
    {
        Open open = _open[hit];
        bool joins = open.LastStart >= 0 && start == open.LastStart + 1;
        int stretch = joins ? open.StretchStart : start;
        if (open.LastStart < 0)
        {
            open = open with { SpanStart = start };
        }
        else if (start - open.End > bridgeLetters)
        {
            _spans.Add((hit, open.SpanStart, open.End));
            open = open with { SpanStart = start };
        }

        _open[hit] = open with { LastStart = start, StretchStart = stretch, End = Math.Max(open.End, end), Longest = Math.Max(open.Longest, end - stretch) };
    }

    /// <summary>Ends the text: closes what is open.</summary>
    public void End()
    {
        for (int hit = 0; hit < _open.Count; hit++)
        {
            if (_open[hit].LastStart >= 0)
            {
                _spans.Add((hit, _open[hit].SpanStart, _open[hit].End));
            }
        }

        _spans.Sort();
    }

    /// <summary>Gets the letters of the longest stretch of a passage.</summary>
    public int LongestOf(int hit) => _open[hit].Longest;

    /// <summary>Gets the spans of a passage, rising. Call it for each passage, in their order.</summary>
    public IEnumerable<(int Start, int End)> SpansOf(int hit)
    {
        for (; _next < _spans.Count && _spans[_next].Hit == hit; _next++)
        {
            yield return (_spans[_next].Start, _spans[_next].End);
        }
    }

    /// <summary>What is known of a passage so far.</summary>
    private readonly record struct Open(int LastStart, int StretchStart, int SpanStart, int End, int Longest);
}
