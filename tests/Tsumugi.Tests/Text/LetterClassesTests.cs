using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class LetterClassesTests
{
    [Theory]
    [InlineData("ぁ", LetterClass.Hiragana)]
    [InlineData("ゖ", LetterClass.Hiragana)]
    [InlineData("ゝ", LetterClass.HiraganaMark)] // an iteration mark, hiragana for Uzushio but not for Swallow
    [InlineData("\u3099", LetterClass.HiraganaMark)]
    [InlineData("ァ", LetterClass.Katakana)]
    [InlineData("ヺ", LetterClass.Katakana)]
    [InlineData("ー", LetterClass.LongMark)]
    [InlineData("・", LetterClass.MiddleDot)]
    [InlineData("ｶ", LetterClass.HalfKatakana)]
    [InlineData("ﾞ", LetterClass.HalfKatakana)]
    [InlineData("｡", LetterClass.Punctuation)] // half-width, ends no sentence
    [InlineData("々", LetterClass.KanjiMark)]
    [InlineData("〇", LetterClass.KanjiMark)]
    [InlineData("〆", LetterClass.Symbol)] // known miss: used like a kanji (〆切)
    [InlineData("䷀", LetterClass.Hexagram)]
    [InlineData("\uF900", LetterClass.Kanji)] // a compatibility form
    [InlineData("﨑", LetterClass.Kanji)] // used in names, likewise there
    [InlineData("𠮷", LetterClass.KanjiBeyondBmp)]
    [InlineData("𩸽", LetterClass.KanjiBeyondBmp)]
    [InlineData("Ａ", LetterClass.LatinWide)]
    [InlineData("é", LetterClass.LatinAccented)]
    [InlineData("９", LetterClass.DigitWide)]
    [InlineData("\u3000", LetterClass.WideSpace)]
    [InlineData("\r", LetterClass.Space)]
    [InlineData("\n", LetterClass.Newline)]
    [InlineData("㈱", LetterClass.Symbol)]
    [InlineData("😀", LetterClass.Emoji)]
    [InlineData("한", LetterClass.Hangul)]
    [InlineData("\uFE0F", LetterClass.Mark)]
    [InlineData("\U000E0100", LetterClass.Mark)] // a variation selector for kanji
    [InlineData("\uFEFF", LetterClass.Invisible)]
    [InlineData("\0", LetterClass.Control)]
    [InlineData("\uFFFD", LetterClass.Replacement)]
    [InlineData("я", LetterClass.Other)]
    public void Knows_the_class_of_a_letter(string letter, LetterClass expected) => Assert.Equal(expected, LetterClasses.Of(char.ConvertToUtf32(letter, 0)));

    [Fact]
    public void Draws_the_borders_of_swallow_over_the_whole_plane()
    {
        for (int codePoint = 0; codePoint <= 0xFFFF; codePoint++)
        {
            LetterClass found = LetterClasses.Of((char)codePoint);
            Assert.Equal(codePoint is >= 0x3041 and <= 0x3096, found == LetterClass.Hiragana);
            Assert.Equal(codePoint is >= 0x30A1 and <= 0x30FA, found == LetterClass.Katakana);
            Assert.Equal("々〇〻".Contains((char)codePoint) || codePoint is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF), found is LetterClass.Kanji or LetterClass.KanjiMark or LetterClass.Hexagram);
            Assert.Equal("。．！？".Contains((char)codePoint), found is LetterClass.Kuten or LetterClass.WideStop or LetterClass.WideExclamation or LetterClass.WideQuestion);
            Assert.Equal("、，".Contains((char)codePoint), found is LetterClass.Toten or LetterClass.WideComma);
            Assert.Equal(char.IsSurrogate((char)codePoint), found == LetterClass.LoneSurrogate);
            Assert.Equal(char.IsAsciiDigit((char)codePoint), found == LetterClass.Digit);
            Assert.Equal(char.IsAsciiLetter((char)codePoint), found == LetterClass.Latin);
            Assert.Equal(char.IsWhiteSpace((char)codePoint), found is LetterClass.Space or LetterClass.WideSpace or LetterClass.Newline);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x110000)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Calls_a_number_that_is_no_code_point_other(int number) => Assert.Equal(LetterClass.Other, LetterClasses.Of(number));
}
