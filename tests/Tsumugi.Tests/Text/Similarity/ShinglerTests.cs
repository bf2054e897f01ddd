using Tsumugi.Text;
using Tsumugi.Text.Similarity;
using Tsumugi.Text.Words;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class ShinglerTests
{
    [Fact]
    public void Five_letters_are_the_shingles_of_the_scanner() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        var set = new ShingleSet();
        set.Fill(Key(text));
        return set.Members.ToArray().SequenceEqual(Shingles(new Shingler(), text));
    });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(24)]
    public void Other_sizes_count_as_many_as_there_are_different_runs(int size) => Property.Holds(JapaneseText.Any, text =>
    {
        // Runs of code points of the key, by the strings themselves.
        int[] letters = CodePoints(Key(text));
        int runs = Enumerable.Range(0, Math.Max(0, letters.Length - size + 1)).Select(i => string.Join(',', letters.AsSpan(i, size).ToArray())).Distinct().Count();
        return Shingles(new Shingler(ShingleUnit.Letters, size), text).Length == runs;
    });

    [Theory]
    [InlineData("東京の天気は晴れです", "東京の天気は雨です", 0)] // 東京|の|天気|は|晴れ|です: the only run of five words holds the fourth
    [InlineData("今日の東京の天気は晴れです", "今日の東京の天気は雨です", 2.0 / 6)] // the last two of four runs differ
    [InlineData("ＡＰＩ を 呼ぶ、そして待つ。", "api を 呼ぶ そして待つ", 1)] // width, blanks and signs make no word
    [InlineData("これは、ペンです。", "それは、ペンです。", 0)]
    public void Runs_of_five_words(string left, string right, double jaccard) =>
        Assert.Equal(jaccard, Jaccard(new Shingler(ShingleUnit.Words, 5), left, right), 12);

    [Fact]
    public void Runs_of_words_are_those_of_the_words_themselves() => Property.Holds(JapaneseText.Any, text =>
    {
        var words = new WordList();
        new ScriptSegmenter().Cut(text, words);
        string[] keys = [.. Enumerable.Range(0, words.Count).Select(i => Key(text[words.Starts[i]..words.Ends[i]])).Where(key => key.Any(letter => char.IsLetterOrDigit(letter) || char.IsHighSurrogate(letter)))];
        int runs = Enumerable.Range(0, Math.Max(0, keys.Length - 2)).Select(i => string.Join('\n', keys[i..(i + 3)])).Distinct().Count();
        return Shingles(new Shingler(ShingleUnit.Words, 3), text).Length == runs;
    });

    [Fact]
    public void Another_segmenter_cuts_other_words()
    {
        const string text = "すもももももももものうち"; // twelve letters; ももももも stands there four times
        Assert.Equal(8 - 3, Shingles(new Shingler(ShingleUnit.Words, 5, new LetterByLetter()), text).Length);
        Assert.NotEqual(8 - 3, Shingles(new Shingler(ShingleUnit.Words, 5), text).Length);
    }

    [Fact]
    public void A_mark_of_voicing_tells_words_apart_too() =>
        Assert.Equal(0, Jaccard(new Shingler(ShingleUnit.Words, 2), "ハス の 花", "バス の 花") - (1.0 / 3), 12); // の花 is common, ハスの and バスの are not

    [Fact]
    public void The_sketch_of_a_set_is_that_of_its_key()
    {
        const string text = "国境の長いトンネルを抜けると雪国であった。夜の底が白くなった。";
        var minHash = new MinHash(176);
        ulong[] ofKey = minHash.Of(Key(text)).ToArray();
        Assert.Equal(ofKey, minHash.Of(Shingles(new Shingler(), text)).ToArray());
        Assert.Equal(0, minHash.Of(ReadOnlySpan<ulong>.Empty).Length);
    }

    [Fact]
    public void Counts_what_two_sets_have_in_common() => Property.Holds(JapaneseText.Any, text =>
    {
        var left = new ShingleSet();
        var right = new ShingleSet();
        left.Fill(text + "終わりの言葉");
        right.Fill("初めの言葉" + text);
        int common = left.Members.ToArray().Intersect(right.Members.ToArray()).Count();
        return Enumerable.Range(0, left.Members.Length + 2).All(least => left.CountCommon(right.Members, least) is var found && (common >= least ? found == common : found < least));
    });

    private static double Jaccard(Shingler shingler, string left, string right)
    {
        ulong[] a = Shingles(shingler, left);
        ulong[] b = Shingles(shingler, right);
        return (double)a.Intersect(b).Count() / Math.Max(1, a.Union(b).Count());
    }

    private static ulong[] Shingles(Shingler shingler, string text)
    {
        var set = new ShingleSet();
        shingler.Fill(text, Key(text), set);
        return set.Members.ToArray();
    }

    private static string Key(string text)
    {
        var key = new TextBuffer();
        DedupKey.Fold(text, key);
        return key.ToString();
    }

    private static int[] CodePoints(string key)
    {
        var letters = new List<int>();
        for (int i = 0; i < key.Length; i++)
        {
            bool pair = char.IsHighSurrogate(key[i]) && i + 1 < key.Length && char.IsLowSurrogate(key[i + 1]);
            letters.Add(pair ? char.ConvertToUtf32(key[i], key[++i]) : key[i]);
        }

        return [.. letters];
    }

    private sealed class LetterByLetter : ISegmenter
    {
        public string Name => "letters";

        public void Cut(ReadOnlySpan<char> text, WordList words)
        {
            words.Clear();
            for (int i = 0; i < text.Length; i++)
            {
                words.Add(i, i + 1);
            }
        }
    }
}
