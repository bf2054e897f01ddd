using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

public sealed class TokenizerFiguresTests
{
    [Fact]
    public void Letters_and_tokens_of_scripts_add_up_to_those_of_the_whole()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(200), 1500);
        TokenizerFigures figures = new(tokenizer);
        List<string> lines = [.. SampleTexts.Lines(50, 200), "𠮷野家で 龘靐", "\uD83D半分"];
        lines.ForEach(figures.Add);
        Assert.Equal(lines.Count, figures.Texts);
        Assert.Equal(lines.Sum(line => line.EnumerateRunes().Count()), figures.Letters);
        Assert.Equal(figures.Letters, figures.Scripts.Sum(script => script.Letters));
        Assert.Equal(figures.Tokens, figures.Scripts.Sum(script => script.Tokens), 6);
        Assert.InRange(figures.UsedShare, 0.3, 1);
    }

    [Fact]
    public void A_token_of_two_scripts_counts_in_parts_and_a_letter_of_bytes_has_as_many_tokens()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(["行き", "行き", "行き"], 3 + 256 + 1 + 2 + 1);
        Assert.Single(tokenizer.Encode("行き"));
        TokenizerFigures figures = new(tokenizer);
        figures.Add("行き鬱A");
        ScriptFigures Of(TokenScript script) => figures.Scripts[(int)script];
        Assert.Equal((2L, 3.5, 0.5), (Of(TokenScript.Kanji).Letters, Of(TokenScript.Kanji).Tokens, Of(TokenScript.Kanji).ByteShare));
        Assert.Equal((1L, 0.5, 0.0), (Of(TokenScript.Hiragana).Letters, Of(TokenScript.Hiragana).Tokens, Of(TokenScript.Hiragana).ByteShare));
        Assert.Equal((1L, 1.0, 1.0), (Of(TokenScript.Latin).Letters, Of(TokenScript.Latin).Tokens, Of(TokenScript.Latin).ByteShare));
        Assert.Equal(0, Of(TokenScript.Digit).LettersPerToken);
    }
}
