using System.IO.Compression;
using Tsumugi.Models.Language;

namespace Tsumugi.Tests.Models.Language;

[Trait("Category", "shared-data")]
public sealed class LanguageTrainerTests
{
    /// <summary>The variable that names a file to which a freshly trained model is written.</summary>
    private const string WriteTo = "TSUMUGI_WRITE_MODEL";

    [Fact]
    public void Training_again_gives_the_weights_of_the_program()
    {
        LanguageModel trained = LanguageLessons.Train(holdOut: false);
        if (Environment.GetEnvironmentVariable(WriteTo) is { Length: > 0 } path)
        {
            using FileStream file = File.Create(path);
            trained.Save(file);
        }

        using Stream stream = typeof(LanguageModel).Assembly.GetManifestResourceStream("Tsumugi.Models.Language.languages.bin")!;
        Assert.True(stream.Length < 1_000_000, "the model is larger than 1 MB");
        Assert.Equal(trained.ToBytes(), LanguageModel.Load(stream).ToBytes());
    }

    /// <summary>Trains on four lines of five and judges the fifth, and whole documents of corpora that had no part, or a tenth, in the training.</summary>
    [Fact]
    public void Held_out_texts_are_named()
    {
        var identifier = new LanguageIdentifier(LanguageLessons.Train(holdOut: true));
        double sentences = Share(identifier, HeldOut("sentences"));
        double pairs = Share(identifier, HeldOut("word-pairs"));
        double words = Share(identifier, HeldOut("single-words"));
        double eastAsian = Share(identifier, HeldOut("sentences").Where(row => row.Language is "ja" or "zh" or "ko" && row.Text.Length >= 20));
        TestContext.Current.TestOutputHelper!.WriteLine($"sentences {sentences:P1} pairs {pairs:P1} words {words:P1} ja-zh-ko {eastAsian:P1}");
        Assert.True(sentences > 0.99 && pairs > 0.92 && words > 0.8, $"{sentences} {pairs} {words}");
        Assert.True(eastAsian > 0.99, $"{eastAsian}");
    }

    /// <summary>Lines of 20 letters or more, at least half of them kana, kanji or hangul, from texts that had no part in the training: what tells the three languages apart must be right in 99.5 % of them.</summary>
    [Fact]
    public void Japanese_is_told_from_chinese_and_korean_line_by_line()
    {
        var identifier = new LanguageIdentifier(LanguageLessons.Train(holdOut: true));
        (string Language, string Text)[] lines =
        [
            .. HeldOut("sentences").Where(row => row.Language is "ja" or "zh" or "ko"),
            .. LanguageLessons.Pages("libreoffice-help-zh-ko").Where((_, page) => page % 5 == 0),
            .. new[] { "wikipedia-leads", "jsprimer" }.SelectMany(name => LanguageLessons.Japanese(name)).Select(text => ("ja", text)),
            .. Problems("ja"),
            .. Problems("zh"),
        ];
        (string Language, string Text)[] long20 = [.. lines.SelectMany(row => row.Text.Split('\n').Select(line => (row.Language, Text: line.Trim()))).Where(row => row.Text.Length >= 20 && row.Text.Count(letter => letter is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3') * 2 >= row.Text.Length).Distinct()];
        foreach (string language in (string[])["ja", "zh", "ko"])
        {
            (string Language, string Text)[] own = [.. long20.Where(row => row.Language == language)];
            double share = Share(identifier, own);
            TestContext.Current.TestOutputHelper!.WriteLine($"{language} {own.Length} lines {share:P2}");
            Assert.True(own.Length >= 150 && share >= 0.995, $"{language}: {share:P2} of {own.Length} lines; wrong: {string.Join(" | ", own.Where(row => LanguageIdentifierTests.Best(row.Text, identifier).Language != language).Take(10).Select(row => row.Text))}");
        }
    }

    [Theory]
    [InlineData("wikipedia-leads", 1)]
    [InlineData("jsprimer", 1)] // half of it is code
    [InlineData("law", 1)]
    [InlineData("aozora", 1)]
    [InlineData("php-manual", 0.99)]
    [InlineData("react-docs", 0.99)]
    [InlineData("sql-docs", 0.97)] // some pages hold names and code only
    [InlineData("baldanders-blog", 0.97)] // some posts quote English at length
    public void Japanese_documents_are_japanese(string corpus, double atLeast)
    {
        double share = Share(LanguageIdentifier.Default, LanguageLessons.Japanese(corpus).Select(text => ("ja", text)));
        TestContext.Current.TestOutputHelper!.WriteLine($"{corpus} {share:P2}");
        Assert.True(share >= atLeast, $"{share}");
    }

    private static IEnumerable<(string Language, string Text)> Problems(string language)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Repository.Shared($"eval/mgsm/mgsm_{language}.tsv.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return (language, line.Split('\t')[0]);
        }
    }

    private static IEnumerable<(string Language, string Text)> HeldOut(string kind) => LanguageLessons.Lingua(kind).Where((_, line) => line % 5 == 0);

    private static double Share(LanguageIdentifier identifier, IEnumerable<(string Language, string Text)> rows)
    {
        (string Language, string Text)[] all = [.. rows];
        return (double)all.Count(row => LanguageIdentifierTests.Best(row.Text, identifier).Language == row.Language) / all.Length;
    }
}
