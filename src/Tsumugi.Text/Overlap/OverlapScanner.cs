using System.Runtime.InteropServices;

namespace Tsumugi.Text.Overlap;

/// <summary>Finds the passages of an index that a text holds.</summary>
/// <remarks>
/// <para>
/// First pass: which of the index's runs of n letters stand in the text. A passage is a hit if enough of its letters lie within such runs: by letters
/// and not by runs, since one changed letter spoils n runs but is itself one letter. Second pass, only for texts with hits: where. Stretches of one passage with no more than n letters between them become one
/// span.
/// </para>
/// <para>
/// One thread, used again for each text. Linear in the text, whatever it holds: a run's passages are looked up once a text. Memory: 4 bytes a run and
/// 16 a passage of the index, and the longest text so far; of a text with hits also 8 bytes a letter while it is looked at.
/// </para>
/// </remarks>
public sealed class OverlapScanner
{
    private readonly OverlapIndex _index;
    private readonly int[] _neededLetters;
    private readonly int[] _neededRuns;
    private readonly int[] _found;
    private readonly int[] _hitOf;
    private readonly uint[] _seen;
    private readonly List<int> _touched = [];
    private readonly List<OverlapHit> _hits = [];
    private readonly List<OverlapSpan> _spans = [];
    private readonly TextBuffer _key = new();
    private readonly StretchCollector _stretches = new();
    private uint _text;

    /// <summary>Creates a scanner.</summary>
    /// <param name="index">What is looked for.</param>
    /// <param name="minCoverage">The share of a passage's letters that makes a hit, above 0 up to 1; one run is the least.</param>
    public OverlapScanner(OverlapIndex index, double minCoverage)
    {
        _index = index;
        _found = new int[index.Passages];
        _hitOf = new int[index.Passages];
        _neededLetters = new int[index.Passages];
        _neededRuns = new int[index.Passages];
        _seen = new uint[index.Grams.Groups];
        int[] distinct = new int[index.Passages];
        foreach (int passage in index.Grams.Passages)
        {
            distinct[passage]++;
        }

        for (int passage = 0; passage < _neededRuns.Length; passage++)
        {
            // The least whole number whose share is not below the limit; a hair's breadth is the rounding of the product.
            _neededLetters[passage] = Math.Max(1, (int)Math.Ceiling((index.CountedLetters(passage) * minCoverage) - 1e-9));

            // So many runs cover at most n times as many letters: whoever has fewer need not be looked at. Unless one of them stands there twice.
            bool repeats = index.IsWhole(passage) || distinct[passage] < index.KeyOf(passage).Length - index.RunLetters + 1;
            _neededRuns[passage] = repeats ? 1 : (_neededLetters[passage] + index.RunLetters - 1) / index.RunLetters;
        }
    }

    /// <summary>Gets the hits of the last text in the order of their passages.</summary>
    public ReadOnlySpan<OverlapHit> Hits => CollectionsMarshal.AsSpan(_hits);

    /// <summary>Gets the spans of the last text: those of one hit follow one another, rise, and do not touch.</summary>
    public ReadOnlySpan<OverlapSpan> Spans => CollectionsMarshal.AsSpan(_spans);

    /// <summary>Looks at a text.</summary>
    /// <param name="text">Any UTF-16.</param>
    /// <param name="cuts">Stretches of it that are as good as gone, rising: nothing in them is looked at and nothing is found across them.</param>
    /// <returns>How many passages were found.</returns>
    public int Scan(ReadOnlySpan<char> text, ReadOnlySpan<OverlapSpan> cuts = default)
    {
        _hits.Clear();
        _spans.Clear();
        NextText();
        KeyWithBreaks.Fold(text, cuts, _key);
        ReadOnlySpan<char> key = _key.Written;
        CountRuns(key);
        FindWholes(key);
        ListHits();
        if (_hits.Count > 0)
        {
            Locate(text, cuts, key);
        }

        foreach (int passage in _touched)
        {
            _found[passage] = 0;
        }

        _touched.Clear();
        _key.Trim(1 << 20);
        return _hits.Count;
    }

    private void NextText()
    {
        if (++_text == 0)
        {
            Array.Clear(_seen);
            _text = 1;
        }
    }

    private void CountRuns(ReadOnlySpan<char> key)
    {
        GramWalk walk = new(_index.Grams, key);
        while (walk.Next())
        {
            if (_seen[walk.Group] == _text)
            {
                continue;
            }

            _seen[walk.Group] = _text;
            foreach (int passage in _index.Grams.PassagesOf(walk.Group))
            {
                Count(passage);
            }
        }
    }

    private void FindWholes(ReadOnlySpan<char> key)
    {
        GramWalk walk = new(_index.Wholes, key);
        while (walk.Next())
        {
            foreach (int passage in _index.Wholes.PassagesOf(walk.Group))
            {
                if (_found[passage] == 0 && key[walk.Start..].StartsWith(_index.KeyOf(passage)))
                {
                    Count(passage);
                }
            }
        }
    }

    private void Count(int passage)
    {
        if (_found[passage]++ == 0)
        {
            _touched.Add(passage);
        }
    }

    private void ListHits()
    {
        _touched.Sort();
        foreach (int passage in _touched)
        {
            _hitOf[passage] = -1;
            if (_found[passage] < _neededRuns[passage])
            {
                continue;
            }

            int letters = _index.CountedLetters(passage);
            int covered = _index.IsWhole(passage) ? letters : CoveredLetters.Of(_index.Grams, passage, _index.KeyOf(passage), _seen, _text);
            if (covered >= _neededLetters[passage])
            {
                _hitOf[passage] = _hits.Count;
                _hits.Add(new OverlapHit(passage, covered, letters, 0, 0, 0));
            }
        }
    }

    private void Locate(ReadOnlySpan<char> text, ReadOnlySpan<OverlapSpan> cuts, ReadOnlySpan<char> key)
    {
        int letters = _index.RunLetters;
        _stretches.Begin(_hits.Count);
        GramWalk walk = new(_index.Grams, key);
        while (walk.Next())
        {
            foreach (int passage in _index.Grams.PassagesOf(walk.Group))
            {
                // Every passage of a run that stands in the text was touched, so its number is of this text.
                if (_hitOf[passage] >= 0)
                {
                    _stretches.Add(_hitOf[passage], walk.Start, walk.Start + letters, letters);
                }
            }
        }

        walk = new GramWalk(_index.Wholes, key);
        while (walk.Next())
        {
            foreach (int passage in _index.Wholes.PassagesOf(walk.Group))
            {
                ReadOnlySpan<char> whole = _index.KeyOf(passage);
                if (_found[passage] > 0 && key[walk.Start..].StartsWith(whole))
                {
                    _stretches.Add(_hitOf[passage], walk.Start, walk.Start + whole.Length, bridgeLetters: 0);
                }
            }
        }

        _stretches.End();
        KeyWithBreaks places = KeyWithBreaks.Places(text, cuts, key.Length);
        for (int hit = 0; hit < _hits.Count; hit++)
        {
            int first = _spans.Count;
            foreach ((int start, int end) in _stretches.SpansOf(hit))
            {
                places.AddSpans(text, start, end, _spans);
            }

            _hits[hit] = _hits[hit] with { LongestLetters = _stretches.LongestOf(hit), FirstSpan = first, Spans = _spans.Count - first };
        }
    }
}
