using Tsumugi.Models.Proving;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Proving;

public sealed class ResemblanceIndexTests
{
    private static readonly string[] HeldOut = [.. Enumerable.Range(0, 5).Select(number => Prose(number, 60))];

    [Fact]
    public void Copies_versions_and_parts_of_held_out_texts_are_found_and_others_are_not()
    {
        ResemblanceIndex.Scanner scanner = new(new ResemblanceIndex(HeldOut));
        Assert.True(scanner.Resembles(HeldOut[2]));
        Assert.True(scanner.Resembles(HeldOut[2].Replace("。", "｡", StringComparison.Ordinal).Replace('\n', '　'))); // other marks and white space
        Assert.True(scanner.Resembles(HeldOut[1][..(HeldOut[1].Length / 3)])); // a part
        Assert.True(scanner.Resembles(Prose(90, 10) + HeldOut[3] + Prose(91, 200))); // inside of a long one
        Assert.True(scanner.Resembles(string.Concat(HeldOut[0].Chunk(25).Select(piece => new string(piece) + "《よみ》")))); // with readings
        Assert.False(scanner.Resembles(Prose(50, 60)));
        Assert.False(scanner.Resembles(HeldOut[4][..40] + Prose(51, 60))); // known miss: a quotation
        Assert.False(scanner.Resembles(""));
    }

    [Fact]
    public void The_template_of_a_site_makes_nothing_alike()
    {
        string template = Prose(70, 40);
        string[] pages = [.. Enumerable.Range(0, 40).Select(number => template + Prose(200 + number, 20))];
        ResemblanceIndex.Scanner scanner = new(new ResemblanceIndex(pages));
        Assert.False(scanner.Resembles(template + Prose(300, 20)));
        Assert.True(scanner.Resembles(Prose(71, 20) + Prose(210, 20)));
    }

    [Fact]
    public void A_text_too_short_for_runs_is_compared_as_a_whole()
    {
        ResemblanceIndex.Scanner scanner = new(new ResemblanceIndex(["短い文。"]));
        Assert.True(scanner.Resembles("短い 文。"));
        Assert.False(scanner.Resembles("短い句。"));
    }

    /// <summary>Random kanji and kana: texts of different seeds share no run of eight letters.</summary>
    private static string Prose(int seed, int sentences)
    {
        SeededRandom random = new((ulong)seed);
        return string.Concat(Enumerable.Range(0, sentences).Select(_ => string.Concat(Enumerable.Range(0, 18).Select(_ => (char)(random.Below(2) == 0 ? 0x3042 + random.Below(60) : 0x4E00 + random.Below(3000)))) + "。\n"));
    }
}
