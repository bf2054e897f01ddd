using System.Text.RegularExpressions;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Tests.Cli;

public sealed partial class CodesTests
{
    private static readonly string[] Sources = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];

    [Fact]
    public void Every_error_code_has_its_section_in_both_languages()
    {
        string[] codes = [.. Sources.SelectMany(source => ErrorCode().Matches(source)).Select(match => match.Value).Distinct().Order()];
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.True(ErrorPages.Section(code, Tongue.English) is not null && ErrorPages.Section(code, Tongue.Japanese) is not null, code));
        Assert.Empty(ErrorPages.Codes.Except(codes));
    }

    [Fact]
    public void Every_reason_can_be_explained_in_both_languages()
    {
        // Steps that cut put the code together from their own name.
        IEnumerable<string> ofCuts = CutStep.All.SelectMany(step => new[] { $"{step.Name}/empty", $"{step.Name}/too-short" });
        string[] reasons = [.. Sources.SelectMany(source => Reason().Matches(source)).Select(match => match.Groups[1].Value).Concat(ofCuts).Distinct().Order()];
        string[] counters = ["dedup/clusters", "scrub/edits", "write/kept"];
        Assert.All(reasons.Except(counters), reason => Assert.True(Reasons.Of(reason) is { English.Length: > 0, Japanese.Length: > 0 }, reason));
        Assert.Empty(Reasons.Codes.Except(reasons));
    }

    [GeneratedRegex("TSU[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex ErrorCode();

    [GeneratedRegex("\"((?:read|decode|extract|identify|dedup|substrings|contamination|privacy|url|write)/[a-z0-9-]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Reason();
}
