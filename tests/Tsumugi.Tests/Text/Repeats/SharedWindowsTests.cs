using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Tests.Text.Repeats;

public sealed class SharedWindowsTests
{
    private const int Window = 4;

    private static readonly Arbitrary<string[]> Pieces = Arb.From(
        Gen.Elements('a', 'b').ListOf().Select(letters => new string([.. letters])).ListOf().Select(pieces => pieces.ToArray()),
        pieces => pieces.Length == 0 ? [] : [pieces[1..], pieces[..^1], .. pieces.Select((piece, i) => pieces.Select((other, j) => i == j ? other[..(other.Length / 2)] : other).ToArray())]);

    [Fact]
    public void Finds_the_first_place_of_every_window() => Property.Holds(Pieces, pieces =>
    {
        var shared = new SharedWindows(Window);
        var first = new Dictionary<string, (ulong Document, int At)>(StringComparer.Ordinal);

        // Added in an order that is not that of the documents; two pieces to a document.
        (ulong Document, int At)[] places = [.. pieces.Select((_, i) => ((ulong)((pieces.Length - i) / 2), (i % 2) * 1000))];
        for (int i = 0; i < pieces.Length; i++)
        {
            shared.Add(pieces[i], places[i].Document, places[i].At);
            for (int start = 0; start + Window <= pieces[i].Length; start++)
            {
                string letters = pieces[i].Substring(start, Window);
                (ulong Document, int At) place = (places[i].Document, places[i].At + start);
                first[letters] = first.TryGetValue(letters, out (ulong Document, int At) known) && known.CompareTo(place) < 0 ? known : place;
            }
        }

        var runs = new List<WindowRun>();
        shared.Match(runs);
        int[] next = new int[pieces.Length];
        foreach (WindowRun run in runs)
        {
            if (run.Start != next[run.Piece] || run.Windows < 1)
            {
                return false;
            }

            next[run.Piece] += run.Windows;
            for (int i = 0; i < run.Windows; i++)
            {
                (ulong Document, int At) place = places[run.FirstPiece];
                if (first[pieces[run.Piece].Substring(run.Start + i, Window)] != (place.Document, place.At + run.FirstStart + i))
                {
                    return false;
                }
            }
        }

        return next.Select((windows, i) => windows == Math.Max(0, pieces[i].Length - Window + 1)).All(right => right);
    });

    [Fact]
    public void Can_be_used_again()
    {
        var shared = new SharedWindows(Window);
        var runs = new List<WindowRun>();
        shared.Add("これは長い文です", 5, 0);
        shared.Add("それは長い文です", 3, 0);
        shared.Match(runs);
        Assert.Equal([new(0, 0, 1, 0, 0), new(0, 1, 4, 1, 1), new(1, 0, 5, 1, 0)], runs);
        shared.Clear();
        runs.Clear();
        shared.Add("これは長い", 1, 0);
        shared.Match(runs);
        Assert.Equal([new(0, 0, 2, 0, 0)], runs);
    }
}
