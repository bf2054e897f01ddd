using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Decide;

namespace Tsumugi.Tests.Engine;

public sealed class RuleChangesTests
{
    private static readonly IReadOnlyList<SectionCard> Sections = [RuleSettings.Card];

    private static readonly Preset Two = new()
    {
        Name = "two",
        Summary = "",
        SummaryJa = "",
        Source = "",
        Rules =
        [
            new Rule { Id = "chars", Measure = "text/letters", Min = 400, Max = 9000, Because = "b" },
            new Rule { Id = "ng", Measure = "lexicon/ng-share", Max = 0.05, MaxExclusive = true, Because = "b" },
        ],
    };

    [Fact]
    public void A_limit_changes_and_the_other_one_stays()
    {
        Preset changed = RuleChanges.Apply(Two, ["rules.chars.min=300", "rules.chars.min=250"], Sections);
        Assert.Equal((250, 9000), (changed.Rules[0].Min, changed.Rules[0].Max));
        Assert.Equal(Two.Rules[1], changed.Rules[1]);
    }

    [Fact]
    public void A_rule_that_is_off_is_gone() => Assert.Equal(["chars"], RuleChanges.Apply(Two, ["rules.ng=off"], Sections).Rules.Select(rule => rule.Id));

    [Theory]
    [InlineData("write.format=jsonl", "TSU2044")]
    [InlineData("rules.preset=other", "TSU2044")]
    [InlineData("rules.chars", "TSU2008")]
    public void What_is_no_rule_is_refused(string set, string code) =>
        Assert.Equal(code, Assert.Throws<TsumugiException>(() => RuleChanges.Apply(Two, [set], Sections)).Code);

    [Theory]
    [InlineData("rules.chas.min=3", "TSU2001", "did you mean `chars`?")]
    [InlineData("rules.chars.mim=3", "TSU2001", "did you mean `min`?")]
    [InlineData("rules.chars.min=three", "TSU2004", "")]
    public void Mistakes_have_the_nearest_name(string set, string code, string hint)
    {
        TsumugiException problem = Assert.Single(Assert.Throws<ProblemsException>(() => RuleChanges.Apply(Two, [set], Sections)).Problems);
        Assert.Equal((code, "--set", hint), (problem.Code, problem.Place, problem.Hint.English ?? ""));
    }

    [Fact]
    public void Places_are_those_of_the_recipe_or_of_the_command_line()
    {
        RecipePlaces places = new("name: a\nsources:\n  - {name: s, kind: text}\ndedup:\n  near: {jaccard: 0.7}\n", "r.yaml", ["rules.chars.min=3"], Sections);
        Assert.Equal("r.yaml:5:19", places.Of("dedup", "near.jaccard"));
        Assert.Equal("r.yaml:5:9", places.Of("dedup", "near.keep"));
        Assert.Equal("r.yaml:3:21", places.Of("sources", "0", "kind"));
        Assert.Equal("r.yaml", places.Of("extract", "html"));
        Assert.Equal("--set", places.Of("rules", "override", "chars", "min"));
    }
}
