using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

public sealed class ReaderCatalogTests
{
    [Fact]
    public void Each_kind_of_a_recipe_has_one_reader()
    {
        Assert.Equal(["warc", "wet", "html", "jsonl", "parquet", "text"], ReaderCatalog.All.Select(reader => reader.Kind));
        Assert.All(ReaderCatalog.All, reader => Assert.Same(reader, ReaderCatalog.Find(reader.Kind)));
        Assert.Null(ReaderCatalog.Find("WARC"));
    }

    [Fact]
    public void Endings_are_lower_case_and_belong_to_one_kind()
    {
        string[] endings = [.. ReaderCatalog.All.SelectMany(reader => reader.Endings)];
        Assert.All(endings, ending => Assert.True(ending.StartsWith('.') && !ending.Any(char.IsAsciiLetterUpper), ending));
        Assert.Equal(endings.Length, endings.Distinct().Count());
    }

    [Fact]
    public void Every_reader_gives_something_harmless_for_an_empty_file()
    {
        foreach (IReader reader in ReaderCatalog.All)
        {
            Assert.All(Records.Of(reader, [], ".x"), record => Assert.True(record.Kind is RecordKind.Fault or RecordKind.NotAPage, reader.Kind));
        }
    }

    [Fact]
    public void Every_reader_gives_the_same_from_eight_threads()
    {
        string pages = Path.Combine(Repository.Root, "samples", "quickstart", "pages", "pages.warc.gz");
        IReader reader = ReaderCatalog.Find("warc")!;
        List<Records.Copy> expected = Records.All(reader, new SourceFile(pages, "x", "warc"));
        Parallel.For(0, 8, _ => Assert.Equal(expected, Records.All(reader, new SourceFile(pages, "x", "warc"))));
    }

    [Fact]
    public void A_missing_file_is_an_error_of_the_file_system()
    {
        foreach (IReader reader in ReaderCatalog.All)
        {
            Assert.ThrowsAny<IOException>(() => reader.Open(new SourceFile("/nowhere/at/all", "x", reader.Kind)).Dispose());
        }
    }
}
