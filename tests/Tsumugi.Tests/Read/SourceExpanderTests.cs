using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Read.Sources;

namespace Tsumugi.Tests.Read;

public sealed class SourceExpanderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SourceExpanderTests()
    {
        foreach (string name in (string[])["raw/b.html", "raw/a.htm", "raw/notes.txt", "raw/.hidden/x.html", "raw/.x.html", "raw/deep/er/c.html", "raw/deep/[1].html", "raw/日本語.html", "top.html", "empty/readme.txt"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            _folder.Write(name, "x"u8.ToArray());
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("top.html", "top.html")]
    [InlineData("./raw/../top.html", "top.html")]
    [InlineData("raw", "raw/a.htm raw/b.html raw/deep/[1].html raw/deep/er/c.html raw/日本語.html")]
    [InlineData("raw/notes.txt", "raw/notes.txt")] // named outright: the ending does not matter
    [InlineData("raw/*.html", "raw/b.html raw/日本語.html")]
    [InlineData("raw/*", "raw/a.htm raw/b.html raw/deep/[1].html raw/deep/er/c.html raw/日本語.html")] // a folder that matches is taken whole
    [InlineData("raw/?.htm*", "raw/a.htm raw/b.html")]
    [InlineData("raw/[ac-z].htm", "raw/a.htm")]
    [InlineData("raw/[!a]*.html", "raw/b.html raw/日本語.html")]
    [InlineData("raw/{a,b}.{htm,html}", "raw/a.htm raw/b.html")]
    [InlineData("{raw,none}/b.html", "raw/b.html")]
    [InlineData("**/*.html", "raw/b.html raw/deep/[1].html raw/deep/er/c.html raw/日本語.html top.html")]
    [InlineData("raw/**", "raw/a.htm raw/b.html raw/deep/[1].html raw/deep/er/c.html raw/日本語.html")]
    [InlineData("raw/**/c.html", "raw/deep/er/c.html")]
    [InlineData("raw/.hidden/*.html", "raw/.hidden/x.html")] // named outright
    [InlineData("raw/deep/[1].html", "raw/deep/[1].html")] // a file of that very name wins over the pattern
    public void Paths_folders_and_globs_become_sorted_names(string path, string expected)
    {
        List<TsumugiException> problems = [];
        IReadOnlyList<SourceFile> files = Expand(problems, path);
        Assert.Equal(expected, string.Join(' ', files.Select(file => file.Name)));
        Assert.Empty(problems);
        Assert.All(files, file => Assert.True(File.Exists(file.Path)));
    }

    [Fact]
    public void A_file_named_twice_is_read_once() => Assert.Equal(["raw/b.html", "top.html"], Expand([], "top.html", "raw/b.html", "raw/b*", "./top.html").Select(file => file.Name));

    [Fact]
    public void All_problems_are_told_at_once_with_what_was_probably_meant()
    {
        List<TsumugiException> problems = [];
        Expand(problems, "tpo.html", "rwa/b.html", "raw/*.pdf", "empty", "nothing-like-it.warc", "top.html");
        Assert.Equal(
            [
                ("TSU4001", "TSU4001: source `web`: `tpo.html` does not exist\n\nhint: did you mean `top.html`?"),
                ("TSU4001", "TSU4001: source `web`: `rwa/b.html` does not exist\n\nhint: did you mean `raw`?"),
                ("TSU4003", "TSU4003: source `web`: `raw/*.pdf` matches no file\n\nhint: in folders, files of this kind end in `.html`, `.htm`, `.xhtml`, `.xht`, `.shtml`"),
                ("TSU4003", "TSU4003: source `web`: the folder `empty` holds no file for the kind `html`\n\nhint: in folders, files of this kind end in `.html`, `.htm`, `.xhtml`, `.xht`, `.shtml`"),
                ("TSU4001", "TSU4001: source `web`: `nothing-like-it.warc` does not exist\n\nhint: paths are relative to the recipe's folder"),
            ],
            problems.Select(problem => (problem.Code, problem.Render(Tongue.English))));
        Assert.All(problems, problem => Assert.Equal(ExitCode.InputMissing, problem.Exit));
        Assert.Equal("TSU4001: source `web`: `tpo.html` がありません\n\nヒント: `top.html` ではありませんか", problems[0].Render(Tongue.Japanese));
    }

    [Fact]
    public void Links_in_circles_end_and_links_to_nothing_are_told()
    {
        File.CreateSymbolicLink(_folder.File("raw/circle"), _folder.File("raw"));
        File.CreateSymbolicLink(_folder.File("raw/deep/up"), _folder.Root);
        File.CreateSymbolicLink(_folder.File("raw/self.html"), "self.html");
        File.CreateSymbolicLink(_folder.File("raw/dangling.html"), "gone.html");
        File.CreateSymbolicLink(_folder.File("raw/linked.html"), "b.html");
        List<TsumugiException> problems = [];
        string names = string.Join(' ', Expand(problems, "raw").Select(file => file.Name));
        Assert.Contains("raw/linked.html", names, StringComparison.Ordinal);
        Assert.Contains("raw/deep/up/top.html", names, StringComparison.Ordinal);
        Assert.DoesNotContain("circle/b", names, StringComparison.Ordinal);
        Assert.Equal(["TSU4002", "TSU4002"], problems.Select(problem => problem.Code));
        Assert.NotEmpty(Expand([], "raw/**/*.html"));
    }

    [Theory]
    [InlineData("*", "abc", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*b*c", "axbxbxc", true)]
    [InlineData("a*b", "abc", false)]
    [InlineData("?", "", false)]
    [InlineData("[", "[", true)] // never closed: a letter
    [InlineData("[]a]", "]", true)]
    [InlineData("[^a]", "b", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData(".*", ".x", true)]
    [InlineData("*", ".x", false)]
    public void A_segment_matches_a_name(string segment, string name, bool matches) => Assert.Equal(matches, GlobPattern.Matches(segment, name));

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time() => Assert.False(GlobPattern.Matches(string.Concat(Enumerable.Repeat("*a", 50)) + "b", new string('a', 250)));

    [Fact]
    public void Braces_nest_and_are_bounded()
    {
        Assert.Equal(["ax", "abx", "acx", "x"], GlobPattern.ExpandBraces("{a{,b,c},}x"));
        Assert.Equal(["{a"], GlobPattern.ExpandBraces("{a"));
        Assert.InRange(GlobPattern.ExpandBraces(string.Concat(Enumerable.Repeat("{a,b}", 60))).Count, 1, GlobPattern.MostAlternatives + 2);
    }

    private IReadOnlyList<SourceFile> Expand(List<TsumugiException> problems, params string[] paths) =>
        SourceExpander.Expand(new SourceSettings("web", "html", paths, "CC0-1.0", "yes", "yes", "text"), _folder.Root, problems);
}
