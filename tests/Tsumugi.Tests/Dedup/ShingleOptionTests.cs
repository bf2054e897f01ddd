using Tsumugi.Stages.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Dedup;

public sealed class ShingleOptionTests
{
    private const string Long = "紡績の工場は川のほとりに建てられ、水車の力で糸を紡いでいた。やがて蒸気の機関が入り、夜も明かりが消えることはなかった。"
        + "女工たちは寮に住み、月に二度の休みには町へ出て、故郷への手紙を投函した。その手紙の多くは今も郷土の資料館に残されている。";

    [Theory]
    [InlineData(ShingleUnit.Letters, 3)]
    [InlineData(ShingleUnit.Letters, 8)]
    [InlineData(ShingleUnit.Words, 2)]
    [InlineData(ShingleUnit.Words, 5)]
    public void Candidates_and_verification_use_the_same_shingles(ShingleUnit unit, int size)
    {
        DedupSettings settings = new() { Unit = unit, Size = size, Jaccard = 0.6 };
        Entry[] corpus = [new("a", Long), new("b", Long.Replace("手紙の多く", "手紙の一部", StringComparison.Ordinal)), new("c", Long.Replace("水車", "風車", StringComparison.Ordinal) + "以上である。"), new("d", "これはまったく別の話であって、工場とも手紙とも関わりがない、ただの天気の話題である。")];
        using var run = new DedupRun(corpus, settings);
        Dictionary<string, string> texts = corpus.ToDictionary(entry => entry.Id, entry => entry.Text);
        Assert.NotEmpty(run.Merged);
        Assert.All(run.Merged, id => Assert.Equal(Jaccard(settings, texts[id], texts[run.Fates[id].Kept]), run.Fates[id].Jaccard));
        Assert.DoesNotContain("d", run.Fates.Keys);
    }

    [Fact]
    public void A_text_with_few_words_is_compared_exactly_only()
    {
        // Thirty letters, but under twenty different runs of five words.
        const string text = "本日の会議は午後三時から第二会議室で行いますので出席してください";
        Entry[] corpus = [new("a", text), new("b", text + "ね"), new("c", text + "。")];
        using var words = new DedupRun(corpus, new DedupSettings { Unit = ShingleUnit.Words });
        Assert.Empty(words.Merged);
        Assert.Equal(3, words.Run.Total("dedup/signed/short"));
        using var letters = new DedupRun(corpus, new DedupSettings { Keep = KeepOrder.First });
        Assert.Equal(["b", "c"], letters.Merged);
    }

    [Fact]
    public void Written_bands_are_in_force()
    {
        using var run = new DedupRun([new("a", Long), new("b", Long + "以上")], new DedupSettings { WrittenBands = new BandPlan(14, 8) });
        Assert.Equal(28, run.Run.Total("dedup/candidates/records"));
    }

    [Theory]
    [InlineData(ShingleUnit.Letters, 4)]
    [InlineData(ShingleUnit.Words, 3)]
    public void Shards_and_the_order_of_tasks_change_nothing(ShingleUnit unit, int size)
    {
        Entry[] corpus = Corpus.WithDuplicates(100);
        DedupSettings settings = new() { Unit = unit, Size = size };
        using var one = new DedupRun(corpus, settings);
        using var other = new DedupRun(corpus, settings, shards: 6, backwards: true, memoryBytes: 1 << 16);
        Assert.Equal(one.Fates, other.Fates);
    }

    private static double Jaccard(DedupSettings settings, string left, string right)
    {
        var shingler = new Shingler(settings.Unit, settings.Size);
        ShingleSet a = Set(shingler, left);
        return a.Jaccard(Set(shingler, right).Members, 0);
    }

    private static ShingleSet Set(Shingler shingler, string text)
    {
        var key = new TextBuffer();
        DedupKey.Fold(text, key);
        var set = new ShingleSet();
        shingler.Fill(text, key.Written, set);
        return set;
    }
}
