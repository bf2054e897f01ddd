using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class StretchFolderTests
{
    [Fact]
    public void Each_place_that_is_left_out_weighs_on_one_with_the_same_ten_letters() => Property.Holds(JapaneseText.Any, text =>
    {
        string again = text + text + "いろはにほへとちりぬ" + text + new string('あ', 40) + text;
        var census = new LetterCensus();
        census.Take(again);
        var folder = new StretchFolder();
        folder.Fold(census.Numbers);
        int[] points = [.. CodePoints.Of(again), .. new int[LetterCensus.Padding]];
        ILookup<string, int> all = Enumerable.Range(0, census.Length).ToLookup(place => string.Join(',', points[place..(place + StretchFolder.Least)]));
        ILookup<string, int> kept = folder.Kept.ToArray().ToLookup(place => string.Join(',', points[place..(place + StretchFolder.Least)]));
        int[] weights = folder.Weights.ToArray();
        return all.All(group => kept[group.Key].Sum(place => weights[place]) == group.Count()) && kept.All(group => group.First() == all[group.Key].First());
    });

    [Fact]
    public void A_run_of_one_letter_is_one_place_and_its_end()
    {
        var census = new LetterCensus();
        census.Take(new string('あ', 100));
        var folder = new StretchFolder();
        folder.Fold(census.Numbers);
        Assert.Equal([0, .. Enumerable.Range(91, 9)], folder.Kept.ToArray());
        Assert.Equal(91, folder.Weights[0]);
    }
}
