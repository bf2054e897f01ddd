using Tsumugi.Contracts.Messages;

namespace Tsumugi.Tests.Contracts;

public sealed class NearestNameTests
{
    private static readonly string[] Presets = ["fineweb2-jpn", "hojichar-default", "swallow-v1", "swallow-v2", "tsumugi-ja", "uzushio-03a"];

    [Theory]
    [InlineData("swallow-v1", "swallow-v1")]
    [InlineData("swalow-v2", "swallow-v2")]
    [InlineData("swallow", "swallow-v1")] // the beginning; the first of two
    [InlineData("swalow", "swallow-v1")] // a slip in the beginning
    [InlineData("Swalolw", "swallow-v1")]
    [InlineData("finweb", "fineweb2-jpn")]
    [InlineData("fineweb", "fineweb2-jpn")]
    [InlineData("hojchar", "hojichar-default")]
    [InlineData("uzusio", "uzushio-03a")]
    [InlineData("tsumgi", "tsumugi-ja")]
    [InlineData("swa", "swallow-v1")]
    [InlineData("sparrow", null)]
    [InlineData("xy", null)]
    [InlineData("", null)]
    [InlineData("fineweb2-jpn-extra-long-tail", null)]
    public void Suggests_what_was_probably_meant(string found, string? expected) => Assert.Equal(expected, NearestName.To(found, Presets));

    [Fact]
    public void A_whole_name_wins_over_a_beginning_as_near() => Assert.Equal("swallow", NearestName.To("swalow", ["swallow-v1", "swallow"]));

    [Fact]
    public void Short_beginnings_are_not_guessed() => Assert.Null(NearestName.To("zbxq", ["ab-c-d-e-f", "my-number"]));
}
