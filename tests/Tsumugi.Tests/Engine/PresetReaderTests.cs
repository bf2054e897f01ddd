using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Tests.Engine;

public sealed class PresetReaderTests
{
    private const string Head = "name: mine\nsummary: Mine.\nsummary-ja: 自作。\nsource: a trial\n";

    private const string Faulty = Head + """
        quirks:
          - {id: counts-twice, summary: Counts twice., summary-ja: 二度数えます。}
          - {id: counts-blanks, summary: Counts blanks., summary-ja: 空白を数えます。}
        rules:
          - {id: chars, measure: text/letters, min: 400, because: paper}
          - id: kana
            measure: ja/kana
            max: 0.5
            max-exclusive: yes
            because: code
            without:
              counts-twice+counts-blanks: {min: 0.1}
              counts-twice: {measure: ja/kana-repaired, max: 0.25, max-exclusive: no, because: repaired}
              counts-blanks: off
          - {id: blanks, measure: text/blanks, max: 9, because: code, without: {counts-blanks: off}}
          - {id: perplexity, measure: model/perplexity, max: 500, because: paper}
        """;

    private static readonly KnownMeasures Measures = new(["text/letters", "text/blanks", "ja/kana", "ja/kana-repaired"], [new Signal("model/perplexity", "no model is here", "モデルがありません")]);

    [Fact]
    public void Every_quirk_is_on_unless_somebody_turns_it_off()
    {
        Preset preset = Read(Faulty);
        Assert.All(preset.Quirks, quirk => Assert.True(quirk.On));
        Assert.Equal(["chars", "kana", "blanks"], preset.Settled().Rules.Select(rule => rule.Id));
        Assert.True(preset.Settled().Rules[1].MaxExclusive);
    }

    [Fact]
    public void A_quirk_that_is_off_replaces_measure_and_limits_of_its_rules()
    {
        Preset preset = Read(Faulty).TurningOff(["counts-twice"]).Settled();
        Rule kana = preset.Rules.Single(rule => rule.Id == "kana");
        Assert.Equal(("ja/kana-repaired", 0.25, false, "repaired"), (kana.Measure, kana.Max, kana.MaxExclusive, kana.Because));
        Assert.Null(kana.Min);
        Assert.Equal([false, true], preset.Quirks.Select(quirk => quirk.On));
        Assert.Equal(3, preset.Rules.Count);
    }

    [Fact]
    public void A_quirk_that_is_off_can_leave_rules_out() => Assert.Equal(["chars"], Read(Faulty).TurningOff(["counts-blanks"]).Settled().Rules.Select(rule => rule.Id));

    [Fact]
    public void What_holds_for_several_quirks_at_once_has_the_last_word_wherever_it_is_written()
    {
        string yaml = Faulty.Replace("counts-blanks: off\n  - {id: blanks", "\n  - {id: blanks", StringComparison.Ordinal);
        Rule kana = Read(yaml).TurningOff(["counts-twice", "counts-blanks"]).Settled().Rules.Single(rule => rule.Id == "kana");
        Assert.Equal((0.1, 0.25, "ja/kana-repaired"), (kana.Min, kana.Max, kana.Measure));
    }

    [Fact]
    public void A_rule_whose_measure_nobody_can_take_is_skipped_with_the_reason()
    {
        Preset preset = Read(Faulty);
        Assert.DoesNotContain(preset.Rules, rule => rule.Id == "perplexity");
        Assert.Equal(("perplexity", "no model is here"), (preset.Skipped.Single().Rule.Id, preset.Skipped.Single().Signal.Missing));
    }

    [Theory]
    [InlineData("  - {id: kana, measure: ja/kaana, min: 1, because: x}", "TSU2010", "p.yaml:6:25", "did you mean `ja/kana`? `tsumugi measures` lists them")]
    [InlineData("  - {id: kana, measure: model/perplexty, min: 1, because: x}", "TSU2010", "p.yaml:6:25", "did you mean `model/perplexity`? `tsumugi measures` lists them")]
    [InlineData("  - {id: kana, measure: ja/kana, because: x}", "TSU2006", "p.yaml:6:5", "")]
    [InlineData("  - {id: kana, measure: ja/kana, min: much, because: x}", "TSU2004", "p.yaml:6:39", "")]
    [InlineData("  - {id: kana, measure: ja/kana, min: 1, min-exclusive: maybe, because: x}", "TSU2004", "p.yaml:6:57", "")]
    [InlineData("  - {id: kana, measure: ja/kana, mim: 1, max: 1, because: x}", "TSU2001", "p.yaml:6:34", "did you mean `min`?")]
    [InlineData("  - {id: kana, measure: ja/kana, min: 1}", "TSU2002", "p.yaml:6:5", "")]
    [InlineData("  - {id: kana, measure: ja/kana, min: 1, because: x, without: {counts-twise: off}}", "TSU2013", "p.yaml:6:64", "")]
    [InlineData("  - just words", "TSU2003", "p.yaml:6:3", "")]
    public void A_mistake_in_a_rule_is_told_with_line_column_and_nearest_name(string rule, string code, string place, string hint)
    {
        TsumugiException problem = Assert.Single(Assert.Throws<ProblemsException>(() => Read(Head + "rules:\n" + rule)).Problems);
        Assert.Equal((code, place, hint), (problem.Code, problem.Place, problem.Hint.English ?? ""));
    }

    [Fact]
    public void A_rule_that_names_an_undeclared_quirk_is_told_the_nearest_one()
    {
        TsumugiException problem = Assert.Single(Assert.Throws<ProblemsException>(() => Read(Faulty.Replace("without: {counts-blanks: off}", "without: {count-blanks: off}", StringComparison.Ordinal))).Problems);
        Assert.Equal(("TSU2013", "did you mean `counts-blanks`?"), (problem.Code, problem.Hint.English));
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        ProblemsException problems = Assert.Throws<ProblemsException>(() => Read("name: mine\nsummry: x\nsummary: y\nsummary-ja: z\nsource: s\nrules:\n  - {id: a, measure: nothing, min: 1, because: x}\n  - {id: a, measure: ja/kana, min: 1, because: x}\n"));
        Assert.Equal(["TSU2001", "TSU2010", "TSU2005"], problems.Problems.Select(problem => problem.Code));
        Assert.Equal(["p.yaml:2:1", "p.yaml:7:22", "p.yaml:8:5"], problems.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void A_preset_can_extend_another_with_limits_quirks_hosts_and_rules_of_its_own()
    {
        Preset basis = Read(Faulty + "\nblocked-hosts: {suffixes: [.a.example], because: list}\n");
        Preset mine = Read(
            Head + """
            extends: theirs
            quirks: {counts-blanks: off}
            override: {chars: {min: 300}, perplexity: off}
            blocked-hosts: {suffixes: [.b.example], because: asked}
            rules:
              - {id: mine, measure: text/blanks, min: 1, because: trial}
            """,
            basis).Settled();
        Assert.Equal("mine", mine.Name);
        Assert.Equal(["chars", "mine"], mine.Rules.Select(rule => rule.Id));
        Assert.Equal((300, "recipe"), (mine.Rules[0].Min, mine.Rules[0].Because));
        Assert.Empty(mine.Skipped);
        Assert.Equal([true, false], mine.Quirks.Select(quirk => quirk.On));
        Assert.Equal([".a.example", ".b.example"], mine.BlockedHosts.Suffixes);
        Assert.Equal("list; asked", mine.BlockedHosts.Because);
    }

    [Fact]
    public void Extending_what_is_not_there_is_told_at_its_place()
    {
        TsumugiException problem = Assert.Throws<ProblemsException>(() => Read(Head + "extends: nobody\nrules: []")).Problems[0];
        Assert.Equal(("TSU2007", "p.yaml:5:10"), (problem.Code, problem.Place));
    }

    [Theory]
    [InlineData("https://www.example.jp/", null)]
    [InlineData("https://jp/", null)]
    [InlineData("https://example.de/a.jp", "example.de")]
    [InlineData("https://example.xjp/", "example.xjp")]
    [InlineData("", null)] // no web page at all
    [InlineData("notes/a.txt", null)]
    public void Only_allowed_ends_of_hosts_pass(string url, string? refused) =>
        Assert.Equal(refused, Read(Head + "allowed-hosts: {suffixes: [.jp], because: x}\nrules:\n  - {id: a, measure: ja/kana, min: 1, because: x}").Refusing(url)?.Found);

    [Theory]
    [InlineData("", "")]
    [InlineData("on", "")]
    [InlineData("off", "counts-twice counts-blanks")]
    [InlineData("counts-twice", "counts-blanks")] // only this one stays
    [InlineData("counts-twice=off", "counts-twice")]
    [InlineData("counts-twice=off, counts-blanks=on", "counts-twice")]
    public void The_command_line_turns_quirks_off(string words, string off) =>
        Assert.Equal(off, string.Join(' ', QuirkSwitches.Apply(Read(Faulty), words, "--quirks").Quirks.Where(quirk => !quirk.On).Select(quirk => quirk.Id)));

    [Fact]
    public void The_command_line_is_told_the_nearest_quirk()
    {
        TsumugiException problem = Assert.Throws<TsumugiException>(() => QuirkSwitches.Apply(Read(Faulty), "counts-twise=off", "--quirks"));
        Assert.Equal("TSU2013: --quirks: the preset `mine` has no quirk `counts-twise`, expected one of `counts-twice`, `counts-blanks`\n\nhint: did you mean `counts-twice`?", problem.Render(Tongue.English));
    }

    private static Preset Read(string yaml, Preset? other = null) => PresetReader.Read(yaml, "p.yaml", Measures, name => name == "theirs" ? other : null);
}
