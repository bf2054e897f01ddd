using System.Text.RegularExpressions;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Wiring;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Tests.House;

public sealed partial class DocumentationTests
{
    [Fact]
    public void The_reference_pages_say_what_the_program_says()
    {
        foreach ((string name, string text) in ReferencePages.All)
        {
            string path = Path.Combine(Repository.Root, "docs", name);
            Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"docs/{name} is out of date: `./tsumugi reference-pages docs` writes it anew");
        }
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        foreach (string page in Pages())
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = link.Groups[1].Value.Split('#')[0];
                if (target.Length > 0 && !target.Contains(':', StringComparison.Ordinal))
                {
                    Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)), $"{Path.GetRelativePath(Repository.Root, page)} links to {target}, which is not there");
                }
            }
        }
    }

    [Fact]
    public void The_guide_for_those_who_work_on_the_house_stays_short() => Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "AGENTS.md")).Length, 20, 120);

    [Fact]
    public void The_front_pages_count_measures_as_the_catalogue_does()
    {
        Assert.Contains($"; {MeasureCatalog.All.Count} measures; ten [presets]", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
        Assert.Contains($"、{MeasureCatalog.All.Count} の尺度、10 種の規則", File.ReadAllText(Path.Combine(Repository.Root, "README.ja.md")), StringComparison.Ordinal);
        Assert.Equal(10, PresetFolder.Names.Count);
    }

    [Fact]
    public void Guides_stand_in_both_languages() =>
        Assert.Equal(Names("en"), Names("ja").Except(["cli.md", "errors.md"]));

    private static IEnumerable<string> Names(string language) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", language), "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
