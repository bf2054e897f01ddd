using System.Numerics;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Looks a text through once for the words of all lists.</summary>
internal sealed class LexiconCounts : TextCount
{
    /// <summary>The length of the stretches over which words spread.</summary>
    public const int Stretch = 200;

    private const int LongestChain = 16; // words that begin with one another at one place

    private readonly int[] _hits = new int[Lexicons.Count];
    private readonly int[] _kinds = new int[Lexicons.Count];
    private readonly long[] _letters = new long[Lexicons.Count];
    private readonly int[] _stretches = new int[Lexicons.Count]; // stretches of the text that have a word
    private readonly int[] _last = new int[Lexicons.Count]; // the last of them
    private readonly int[] _next = new int[Lexicons.Count];
    private readonly int[] _seen = new int[Lexicons.All.ListsOf.Length]; // the lists in which a phrase was met in this text
    private readonly List<int> _met = [];
    private readonly int[] _lengths = [.. Lexicons.All.Automaton.Phrases.Select(phrase => phrase.Length)];

    /// <summary>Gets how many words of a list the text has.</summary>
    public int Hits(LexiconList list) => _hits[(int)list];

    /// <summary>Gets how many different ones.</summary>
    public int Kinds(LexiconList list) => _kinds[(int)list];

    /// <summary>Gets in how many of the text's stretches of <see cref="Stretch"/> UTF-16 units a word of a list begins.</summary>
    public int Stretches(LexiconList list) => _stretches[(int)list];

    /// <summary>Gets their letters.</summary>
    public long Letters(LexiconList list) => _letters[(int)list];

    /// <summary>Shows the first few words of a list.</summary>
    public static void Locate(LexiconList list, in TextView document, ICollection<TextSpan> spans)
    {
        LexiconCounts counts = new();
        counts.Scan(document.Letters, 1 << (int)list, spans);
    }

    /// <inheritdoc/>
    protected override void Count(in TextView document) => Scan(document.Letters, -1, null);

    private void Scan(ReadOnlySpan<char> text, int wanted, ICollection<TextSpan>? spans)
    {
        Array.Clear(_hits);
        Array.Clear(_kinds);
        Array.Clear(_letters);
        Array.Clear(_next);
        Array.Clear(_stretches);
        Array.Fill(_last, -1);
        foreach (int phrase in _met)
        {
            _seen[phrase] = 0;
        }

        _met.Clear();
        PhraseAutomaton automaton = Lexicons.All.Automaton;
        Span<int> found = stackalloc int[LongestChain];
        Span<int> starts = stackalloc int[PhraseAutomaton.Stretch];
        for (int from = 0; from < text.Length; from += starts.Length)
        {
            foreach (int start in starts[..automaton.FindStarts(text, from, starts)])
            {
                int count = automaton.AllAt(text, start, found);
                if (count > 0)
                {
                    Take(text, start, found[..count], wanted, spans);
                }
            }
        }
    }

    private void Take(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> found, int wanted, ICollection<TextSpan>? spans)
    {
        int lists = 0;
        foreach (int phrase in found)
        {
            lists |= Lexicons.All.ListsOf[phrase];
        }

        for (uint rest = (uint)(lists & wanted); rest != 0; rest &= rest - 1)
        {
            int list = BitOperations.TrailingZeroCount(rest);
            if (start < _next[list])
            {
                continue;
            }

            int phrase = Choose(text, start, found, list);
            if (phrase < 0)
            {
                continue;
            }

            int end = start + _lengths[phrase];
            _next[list] = end;
            Note(list, phrase);
            _stretches[list] += start / Stretch == _last[list] ? 0 : 1;
            _last[list] = start / Stretch;
            if (spans is { Count: < Handful.Most })
            {
                spans.Add(new TextSpan(start, end));
            }
        }
    }

    private int Choose(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> found, int list)
    {
        Lexicons lexicons = Lexicons.All;
        Choice choice = Lexicons.ChoiceOf(list);
        int chosen = -1;
        long best = long.MaxValue;
        for (int i = found.Length - 1; i >= 0; i--)
        {
            int phrase = found[i];
            if ((lexicons.ListsOf[phrase] >> list & 1) == 0)
            {
                continue;
            }

            int end = start + _lengths[phrase];
            switch (choice)
            {
                case Choice.Longest:
                    return phrase;
                case Choice.LongestWord:
                    if (WordBorder.Stands(text, start, end))
                    {
                        return phrase;
                    }

                    break;
                default:
                    bool isApart = choice == Choice.FirstListedKatakanaApart && lexicons.IsKatakana[phrase];
                    long order = lexicons.Rank(list, phrase) + (isApart ? int.MaxValue : 0L);
                    if (order < best && (!isApart || WordBorder.StandsApart(text, start, end)))
                    {
                        (best, chosen) = (order, phrase);
                    }

                    break;
            }
        }

        return chosen;
    }

    private void Note(int list, int phrase)
    {
        _hits[list]++;
        _letters[list] += Lexicons.All.Automaton.PhraseLetters[phrase];
        int seen = _seen[phrase];
        if ((seen >> list & 1) == 0)
        {
            _kinds[list]++;
            _seen[phrase] = seen | (1 << list);
            if (seen == 0)
            {
                _met.Add(phrase);
            }
        }
    }
}
