using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Models.Inference;

namespace Tsumugi.Tests.Models.Inference;

public sealed class StopStringsTests
{
    [Theory]
    [InlineData("あいうえお", "う", "あい", true)]
    [InlineData("あいうえお", "えお", "あいう", true)]
    [InlineData("あいうえお", "おか", "あいうえお", false)] // only its beginning is there
    [InlineData("ああああい", "ああい", "ああ", true)] // a false start overlaps the real one
    [InlineData("", "う", "", false)]
    public void A_text_ends_before_the_stop_string_however_it_is_cut(string text, string stop, string expected, bool stopped)
    {
        for (int size = 1; size <= text.Length + 1; size++)
        {
            StopStrings stops = new([stop]);
            StringBuilder said = new();
            for (int at = 0; at < text.Length; at += size)
            {
                said.Append(stops.Add(text.Substring(at, Math.Min(size, text.Length - at))));
            }

            said.Append(stops.Rest());
            Assert.Equal(expected, said.ToString());
            Assert.Equal(stopped, stops.Stopped);
        }
    }

    [Fact]
    public void Whatever_is_said_early_holds_no_stop_string_and_nothing_is_lost()
    {
        Gen<string> words = Gen.ArrayOf(Gen.Elements('a', 'b')).Select(letters => new string(letters));
        Arbitrary<(string Text, string Stop)> cases = Arb.From(words.SelectMany(_ => words.Where(stop => stop.Length > 0), (text, stop) => (text, stop)));
        Property.Holds(cases, pair =>
        {
            StopStrings stops = new([pair.Stop]);
            string said = string.Concat(pair.Text.Select(letter => stops.Add(letter.ToString()))) + stops.Rest();
            int at = pair.Text.IndexOf(pair.Stop, StringComparison.Ordinal);
            return said == (at < 0 ? pair.Text : pair.Text[..at]) && stops.Stopped == (at >= 0);
        });
    }

    [Fact]
    public void The_earliest_of_several_counts() => Assert.Equal("あ", new StopStrings(["う", "い"]).Add("あいう"));
}
