using Tsumugi.Stages.Passages;
using DedupCorpus = Tsumugi.Tests.Dedup.Corpus;

namespace Tsumugi.Tests.Passages;

public sealed class PassageKeyTests
{
    [Theory]
    [InlineData("閲覧数 1,234", "閲覧数　５６", true)]
    [InlineData("公開日：2023年5月3日 10:30", "公開日：1999年12月31日 9:05:01", true)]
    [InlineData("- お問い合わせはこちら", "■お問い合わせはこちら。", true)] // marks at the ends are no words
    [InlineData("ｸｯｷｰを使用", "クッキーを使用", true)]
    [InlineData("価格は3.5割引", "価格は20割引", true)]
    [InlineData("かっこうの歌", "がっこうの歌", false)]
    [InlineData("第一条の規定", "第二条の規定", false)] // kanji numerals are words
    [InlineData("1、2、3", "4", true)] // a list of numbers counts as one number: a known coarseness
    [InlineData("①の項目", "②の項目", false)]
    [InlineData("行きますか", "行きますよ", false)]
    public void Folds_what_writers_do_not_mean(string left, string right, bool equal)
    {
        Assert.Equal(equal, Key(left) == Key(right));
        PassageKey a = new(new ParagraphSettings());
        PassageKey b = new(new ParagraphSettings());
        a.Set(left);
        b.Set(right);
        Assert.Equal(equal, a.Hash() == b.Hash());
    }

    [Theory]
    [InlineData("閲覧数 1,234 回", true, 4)]
    [InlineData("コーヒー", true, 2)] // the long mark is folded with dashes
    [InlineData("𠮷野家と😀", true, 4)]
    [InlineData("import matplotlib.pyplot", true, 0)]
    [InlineData("import matplotlib.pyplot", false, 22)]
    [InlineData("――――※。、！", true, 0)]
    [InlineData("\uD800あ\uDC00", true, 1)]
    [InlineData("", true, 0)]
    public void Counts_letters(string text, bool japanese, int letters)
    {
        PassageKey key = new(new ParagraphSettings { JapaneseLetters = japanese });
        key.Set(text);
        Assert.Equal(letters, key.Letters);
    }

    [Fact]
    public void Numbers_stay_where_the_recipe_says_so()
    {
        PassageKey key = new(new ParagraphSettings { FoldDigits = false });
        key.Set("閲覧数 1,234");
        Assert.Equal("閲覧数1,234", key.Key.ToString());
    }

    [Fact]
    public void Two_sweeps_put_most_variants_of_a_template_into_the_bucket_of_most_of_them()
    {
        // Thirty templates, forty variants each, a tenth of the letters different: the shares that the design names.
        double once = 0;
        double twice = 0;
        for (int template = 0; template < 30; template++)
        {
            string[] variants = [.. Enumerable.Range(0, 40).Select(i => DedupCorpus.Kanji(template, 20) + DedupCorpus.Kanji(1000 + (template * 40) + i, 4) + DedupCorpus.Kanji(template + 100, 20))];
            ulong[] first = Hashes(variants, 0);
            ulong main = Most(first);
            ulong[] missed = Hashes([.. variants.Where((_, i) => first[i] != main)], 1);
            int found = first.Count(hash => hash == main);
            once += found / 40.0 / 30;
            twice += (found + (missed.Length > 0 ? missed.Count(hash => hash == Most(missed)) : 0)) / 40.0 / 30;
        }

        Assert.InRange(once, 0.6, 0.9);
        Assert.InRange(twice, 0.85, 1);
    }

    private static ulong Most(ulong[] hashes) => hashes.GroupBy(hash => hash).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    private static ulong[] Hashes(string[] texts, int sweep)
    {
        PassageKey key = new(new ParagraphSettings());
        return [.. texts.Select(text =>
        {
            key.Set(text);
            return key.NearHash(sweep);
        })];
    }

    private static string Key(string text)
    {
        PassageKey key = new(new ParagraphSettings());
        key.Set(text);
        return key.Key.ToString();
    }
}
