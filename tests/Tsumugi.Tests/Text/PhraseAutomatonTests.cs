using FsCheck.Fluent;
using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class PhraseAutomatonTests
{
    [Theory]
    [InlineData("あいうえお", "あい|うえお")] // the longer of あ and あい
    [InlineData("ああいあ", "あ|あい|あ")]
    [InlineData("うえう", "")] // a beginning is no phrase
    [InlineData("𠮷うえ𠮷野", "𠮷野")]
    [InlineData("", "")]
    public void Takes_the_longest_phrase_at_the_leftmost_place(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Find(new PhraseAutomaton(["あ", "あい", "うえお", "𠮷野", "", "あ"]), text)));

    [Fact]
    public void Counts_the_letters_of_a_phrase_in_code_points()
    {
        Assert.True(new PhraseAutomaton(["𠮷野"]).TryFind("x𠮷野", 0, out PhraseHit hit));
        Assert.Equal(new PhraseHit(1, 4, 0, 2), hit);
    }

    [Fact]
    public void Finds_nothing_without_phrases() => Assert.False(new PhraseAutomaton([]).TryFind("あ\0\uFFFF", 0, out _));

    [Fact]
    public void Finds_all_letters_of_the_plane()
    {
        var automaton = new PhraseAutomaton(Enumerable.Range(0, 0xFFFF).Select(unit => ((char)unit).ToString()));
        Assert.Equal(["\0", "あ", "\uD800"], Find(automaton, "\0あ\uD800\uFFFF"));
    }

    [Fact]
    public void Agrees_with_a_plain_search() => Property.Holds(
        JapaneseText.Any.Generator.ListOf().Zip(JapaneseText.Any.Generator).ToArbitrary(),
        sample =>
        {
            (IEnumerable<string> some, string text) = sample;
            string[] phrases = [.. some.Select(phrase => phrase[..Math.Min(phrase.Length, 3)]).Where(phrase => phrase.Length > 0)];
            var expected = new List<string>();
            for (int i = 0; i < text.Length;)
            {
                string? longest = phrases.Where(phrase => text.AsSpan(i).StartsWith(phrase, StringComparison.Ordinal)).MaxBy(phrase => phrase.Length);
                if (longest is not null)
                {
                    expected.Add(longest);
                }

                i += longest?.Length ?? 1;
            }

            return expected.SequenceEqual(Find(new PhraseAutomaton(phrases), text));
        });

    private static List<string> Find(PhraseAutomaton automaton, string text)
    {
        var found = new List<string>();
        for (int from = 0; automaton.TryFind(text, from, out PhraseHit hit); from = hit.End)
        {
            Assert.Equal(automaton.Phrases[hit.Phrase], text[hit.Start..hit.End]);
            found.Add(text[hit.Start..hit.End]);
        }

        return found;
    }
}
