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

    private static IEnumerable<(string Language, string Text)> HeldOut(string kind) => LanguageLessons.Lingua(kind).Where((_, line) => line % 5 == 0);

    private static double Share(LanguageIdentifier identifier, IEnumerable<(string Language, string Text)> rows)
    {
        (string Language, string Text)[] all = [.. rows];
        return (double)all.Count(row => LanguageIdentifierTests.Best(row.Text, identifier).Language == row.Language) / all.Length;
    }
}
