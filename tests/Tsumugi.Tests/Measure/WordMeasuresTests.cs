using Tsumugi.Stages.Measure;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Tests.Measure;

public sealed class WordMeasuresTests
{
    [Theory]
    [InlineData("国会議事堂で食べたラーメンは、３杯。", "国会|議事|堂|で|食べ|た|ラーメン|は|、|３|杯|。")]
    [InlineData("東京へ行く。", "東京|へ|行く|。")]
    [InlineData("Windows10を使う", "Windows|10|を|使う")]
    [InlineData("■■■……！！？", "■■■|……|！！|？")] // a run of one sign is one word
    [InlineData("  a\u3000b\nc ", "a|b|c")]
    [InlineData("らーめんを任せた", "らーめん|を|任せ|た")]
    [InlineData("ものがたり", "もの|が|たり")] // known miss: particles inside a word
    [InlineData("大学生", "大学|生")]
    [InlineData("𠮷野家の牛丼", "𠮷野|家|の|牛丼")]
    [InlineData("葛\U000E0100飾区", "葛\U000E0100飾|区")] // a variation selector belongs to the letter before it
    [InlineData("", "")]
    public void Cuts_at_scripts_particles_and_every_second_kanji(string text, string words) => Assert.Equal(words, string.Join('|', Words(text)));

    [Fact]
    public void Every_letter_but_white_space_is_in_one_word() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        string joined = string.Concat(Words(text));
        return joined == string.Concat(text.Where(letter => !LetterClasses.IsBlank(letter)));
    });

    // 5 words: 猫, が, 猫, が, 鳴く; 6 letters
    [Theory]
    [InlineData("repetition/top-2word-share-datatrove", 2.0 * (2 + 1) / 6)] // (猫 が) twice, each with a blank that is not there
    [InlineData("repetition/top-2word-share", 2.0 * 2 / 6)]
    [InlineData("repetition/top-3word-share-datatrove", 1.0 * (3 + 2) / 6)] // 猫 が 猫 once
    [InlineData("repetition/top-3word-share", 0)]
    [InlineData("repetition/duplicate-5word-share-datatrove", 0)]
    [InlineData("text/words", 5)]
    [InlineData("text/plain-words", 5)]
    [InlineData("word/mean-length", 6.0 / 5)]
    [InlineData("word/max-length", 2)]
    [InlineData("word/lettered-share", 1)]
    [InlineData("word/stop-word-kinds", 1)]
    public void Worked_by_hand(string id, double value) => Assert.Equal(value, Of(id, "猫が猫が鳴く"), 6);

    [Fact]
    public void Blanks_that_are_in_no_text_make_a_loop_of_two_words_pass_one()
    {
        string loop = string.Concat(Enumerable.Repeat("猫が", 50));
        Assert.Equal(50.0 * 3 / 100, Of("repetition/top-2word-share-datatrove", loop), 6);
        Assert.Equal(1, Of("repetition/top-2word-share", loop), 6);
    }

    [Theory]
    [InlineData("１", 0, 1)] // １ is in the set …
    [InlineData("２", 1, 1)] // … ２ is not
    [InlineData("■■■", 1, 0)] // a line of ■ is a word for datatrove
    [InlineData("。", 0, 0)]
    [InlineData("『』", 2, 0)]
    [InlineData("・", 1, 0)]
    public void The_set_of_datatrove_has_gaps(string text, double datatrove, double own)
    {
        Assert.Equal(datatrove, Of("text/plain-words-datatrove", text));
        Assert.Equal(own, Of("text/plain-words", text));
    }

    [Theory]
    [InlineData("##今日は\n晴れ...…", 2.0 / 6, 1.0 / 6, 2.0 / 6)] // ## | 今日 | は | 晴れ | ... | …
    [InlineData("", 0, 0, 0)]
    public void Signs_are_counted_per_word(string text, double hashes, double newlines, double ellipses)
    {
        Assert.Equal(hashes, Of("word/hashes-per-word", text), 6);
        Assert.Equal(newlines, Of("word/newlines-per-word", text), 6);
        Assert.Equal(ellipses, Of("word/ellipses-per-word", text), 6);
    }

    [Fact]
    public void Repeated_runs_of_words_are_what_a_plain_scan_finds() => Property.Holds(JapaneseText.Any, text =>
    {
        string again = text + "今日は良い天気です。" + text + "今日は良い 天気です。明日も" + text;
        string[] words = Words(again);
        TextView view = new(again);
        bool isRight = true;
        for (int n = 5; n <= 10; n++)
        {
            isRight &= view.RepeatedWordRunLetters(n) == PlainScan(words, n);
        }

        return isRight;
    });

    [Fact]
    public void Word_ngrams_are_what_a_plain_count_finds() => Property.Holds(JapaneseText.Any, text =>
    {
        string again = text + "猫が鳴く。" + text + "犬が鳴く。" + text;
        string[] words = Words(again);
        TextView view = new(again);
        foreach (int n in new[] { 2, 3, 4, 7, 8, 9, 10 })
        {
            string[] grams = [.. Enumerable.Range(0, Math.Max(0, words.Length - n + 1)).Select(i => string.Join('\u0001', words[i..(i + n)]))];
            IGrouping<string, string>[] groups = [.. grams.GroupBy(gram => gram)];
            int top = groups.Select(group => group.Count()).DefaultIfEmpty(0).Max();
            bool isRight = n >= TextView.ShortestWordNgram
                ? view.WordNgrams(n) == new NgramCounts(grams.Length, groups.Length, groups.Count(group => group.Count() > 1), groups.Where(group => group.Count() > 1).Sum(group => group.Count()))
                : view.TopWordNgram(n).Total == grams.Length && view.TopWordNgram(n).Count == top && (grams.Length == 0 || grams[view.TopWordNgram(n).First] == groups.First(group => group.Count() == top).Key);
            if (!isRight)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Runs_cut_differently_are_the_same_run_when_their_letters_are()
    {
        // A blank cuts 天気 into two words the second time; joined without blanks the runs of letters are equal, though one has six words.
        string[] once = ["x", "今日", "は", "良い", "天気", "で", "す"];
        string[] words = [.. once, "x", "今日", "は", "良い", "天", "気で", "す"];
        var analysis = new TextAnalysis(new Given(words));
        TextView view = analysis.Look(string.Concat(words));
        Assert.Equal(PlainScan(words, 6), view.RepeatedWordRunLetters(6));
        Assert.Equal(PlainScan(words, 7), view.RepeatedWordRunLetters(7));
        Assert.True(view.RepeatedWordRunLetters(7) > 0);
    }

    [Fact]
    public void Hojichars_repetitions_are_worked_by_hand()
    {
        // 10 letters of one kind: six 5-grams, one different; k = min(1, 1)
        Assert.Equal(1, Of("repetition/character-5gram-share-hojichar", new string('あ', 10)), 6);

        // あいうえおあいうえお: six 5-grams, five different, one twice; k = min(2, 1)
        Assert.Equal(2.0 / 6, Of("repetition/character-5gram-share-hojichar", "あいうえおあいうえお"), 6);
        Assert.Equal(0, Of("repetition/character-5gram-share-hojichar", "あいうえ"), 6);

        // a b c d e f g twice: eight 7-grams, one of them twice
        Assert.Equal(2.0 / 8, Of("repetition/word-7gram-share-hojichar", "a b c d e f g a b c d e f g"), 6);
    }

    private static string[] Words(string text)
    {
        var list = new WordList();
        new ScriptSegmenter().Cut(text, list);
        string[] words = new string[list.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = text[list.Starts[i]..list.Ends[i]];
        }

        return words;
    }

    private static long PlainScan(string[] words, int n)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long letters = 0;
        for (int i = 0; i + n <= words.Length;)
        {
            string run = string.Concat(words[i..(i + n)]);
            bool isNew = seen.Add(run);

            // Letters are those of the text: halves of a pair with a blank between them do not become one letter by joining the words.
            letters += isNew ? 0 : words[i..(i + n)].Sum(Text.CodePoints.Count);
            i += isNew ? 1 : n;
        }

        return letters;
    }

    private static double Of(string id, string text) => (MeasureCatalog.Find(id) ?? throw new InvalidOperationException(id)).Of(new TextView(text));

    private sealed class Given(string[] words) : ISegmenter
    {
        public string Name => "given";

        public void Cut(ReadOnlySpan<char> text, WordList list)
        {
            list.Clear();
            int at = 0;
            foreach (string word in words)
            {
                list.Add(at, at + word.Length);
                at += word.Length;
            }
        }
    }
}
