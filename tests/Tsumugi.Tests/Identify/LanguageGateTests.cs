using Tsumugi.Contracts.Recipes;
using Tsumugi.Models.Language;
using Tsumugi.Stages.Identify;

namespace Tsumugi.Tests.Identify;

public sealed class LanguageGateTests
{
    private static readonly LanguageGate Gate = new(LanguageIdentifier.Default, ["ja"], 0.8);

    [Theory]
    [InlineData("これは日本語の文章です。", "ja", "")]
    [InlineData("This is a sentence in English.", "en", LanguageGate.OtherLanguage)]
    [InlineData("ここに日本語の文があります。 This is an English sentence of about the same length.", "ja", LanguageGate.LowConfidence)]
    [InlineData("123-456 !?", "und", LanguageGate.NoLetters)]
    [InlineData("", "und", LanguageGate.NoLetters)]
    public void Gives_the_reason_why_a_text_does_not_pass(string text, string language, string reason)
    {
        Gate.Identify(text, out string found, out double confidence);
        Assert.Equal(language, found);
        Assert.Equal(reason, Gate.Judge(found, confidence));
        Assert.InRange(confidence, 0, 1);
    }

    [Fact]
    public void The_defaults_of_the_card_make_a_gate()
    {
        var values = LanguageGate.Section.Settings.ToDictionary(card => card.Key, card => (IReadOnlyList<string>)[card.Default!]);
        var gate = new LanguageGate(LanguageIdentifier.Default, new Settings(values));
        Assert.Equal(0.8, gate.MinConfidence);
        Assert.Equal("", gate.Judge("ja", 0.8));
        Assert.Equal(LanguageGate.OtherLanguage, gate.Judge("zh", 1));
    }
}
