using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Models.Proving;

namespace Tsumugi.Tests.Models.Proving;

public sealed class ArmDrawTests
{
    private static readonly Arbitrary<int[]> Sizes = Arb.From(Gen.Choose(1, 5000).ArrayOf().Where(sizes => sizes.Length > 0));

    [Fact]
    public void Every_draw_has_the_bytes_that_were_asked_for_source_by_source() => Property.Holds(Sizes, sizes =>
    {
        ArmDocument[] documents = Documents(sizes);
        long bytes = sizes.Sum(size => (long)size) / 2;
        SortedDictionary<string, long> quotas = SourceMix.Quotas(SourceMix.Of(documents), bytes);
        SortedDictionary<int, int> taken = ArmDraw.Take(documents, quotas, seed: 7);
        return quotas.Values.Sum() == bytes
            && taken.Values.Sum(size => (long)size) == bytes
            && quotas.All(source => taken.Where(document => documents[document.Key].Source == source.Key).Sum(document => (long)document.Value) == source.Value);
    });

    [Fact]
    public void The_order_in_which_documents_come_changes_nothing() => Property.Holds(Sizes, sizes =>
    {
        ArmDocument[] documents = Documents(sizes);
        ArmDocument[] reversed = [.. documents.Reverse()];
        SortedDictionary<string, long> quotas = SourceMix.Quotas(SourceMix.Of(documents), sizes.Sum(size => (long)size) / 2);
        return ArmDraw.Take(documents, quotas, 7).Select(taken => (documents[taken.Key], taken.Value)).Order(ByKey).SequenceEqual(ArmDraw.Take(reversed, quotas, 7).Select(taken => (reversed[taken.Key], taken.Value)).Order(ByKey));
    });

    [Fact]
    public void Arms_that_share_documents_draw_the_same_ones()
    {
        // The second arm has lost every fourth document.
        ArmDocument[] all = Documents([.. Enumerable.Repeat(1000, 400)]);
        ArmDocument[] fewer = [.. all.Where((_, number) => number % 4 != 0)];
        HashSet<ulong> Keys(ArmDocument[] of) => [.. ArmDraw.Take(of, SourceMix.Quotas(SourceMix.Of(of), 100_000), seed: 3).Keys.Select(number => of[number].Key)];
        HashSet<ulong> drawn = Keys(all);
        HashSet<ulong> ofFewer = Keys(fewer);

        // Of the hundred drawn from all, those that are left are drawn again; luck alone would leave a third of them.
        Assert.Subset(ofFewer, drawn.Where(key => fewer.Any(document => document.Key == key)).ToHashSet());
        Assert.InRange(drawn.Count(ofFewer.Contains), 65, 85);
    }

    [Fact]
    public void A_shared_mix_takes_of_each_source_what_all_can_give()
    {
        SortedDictionary<string, double> Mix(params (string Source, double Share)[] shares) => new(shares.ToDictionary(share => share.Source, share => share.Share), StringComparer.Ordinal);
        SortedDictionary<string, double> shared = SourceMix.Shared([Mix(("law", 0.6), ("web", 0.4)), Mix(("law", 0.2), ("news", 0.5), ("web", 0.3))]);
        Assert.Equal([("law", 0.4), ("web", 0.6)], shared.Select(source => (source.Key, Math.Round(source.Value, 9))));
        Assert.Equal(0.5, SourceMix.Distance(Mix(("law", 0.6), ("web", 0.4)), Mix(("law", 0.2), ("news", 0.5), ("web", 0.3))), 9);
        Assert.Empty(SourceMix.Shared([Mix(("a", 1)), Mix(("b", 1))]));
    }

    private static Comparer<(ArmDocument Document, int Bytes)> ByKey => Comparer<(ArmDocument Document, int Bytes)>.Create((left, right) => left.Document.Key.CompareTo(right.Document.Key));

    private static ArmDocument[] Documents(int[] sizes) => [.. sizes.Select((size, number) => new ArmDocument((ulong)number * 7919, (ulong)number, $"source{number % 3}", size))];
}
