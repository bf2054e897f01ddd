using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Decide;

namespace Tsumugi.Tests.Engine;

/// <summary>What people get wrong in presets is told with its place, in words of both languages, and with what was meant.</summary>
public sealed class BrokenPresetTests : IDisposable
{
    private const string Head = "name: t\nsummary: T.\nsummary-ja: て。\nsource: me\n";
    private static readonly KnownMeasures Measures = new(["text/letters", "ja/hiragana-share"], []) { Shares = ["ja/hiragana-share"] };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("rules:\n  - {id: a, measure: text/letters, min: 1, because: me}\n - {id: b, measure: text/letters, max: 1, because: me}\n", "p.yaml:7:2", "not indented like", "字下げが")]
    [InlineData("rules:\n\t- {id: a}\n", "p.yaml:6:1", "a tab stands in the indentation", "字下げにタブが使われています")]
    [InlineData("rules:\n  - {id: a, id: b}\n", "p.yaml:6:13", "the key `id` stands twice", "キー `id` が二度書かれています")]
    [InlineData("rules:\n  - {id: a, measure: [text/letters}\n", "p.yaml:6:35", "a `[` is not closed", "`[` が閉じられていない")]
    [InlineData("rules:\n  - {id: a, measure: text/letters\n", "p.yaml:7:1", "a `{` is not closed", "`{` が閉じられていない")]
    [InlineData("note: \"open\nrules: []\n", "p.yaml:5:7", "a quotation mark is not closed", "引用符が閉じられていません")]
    [InlineData("rules：\n  - {id: a}\n", "p.yaml:6:8", "both ASCII", "半角の `: `")]
    public void What_is_no_yaml_is_told_with_its_place_in_both_languages(string rest, string place, string english, string japanese)
    {
        TsumugiException fault = Assert.Throws<TsumugiException>(() => Read(Head + rest));
        Assert.Equal(("TSU2000", place), (fault.Code, fault.Place));
        Assert.Contains(english, fault.Saying.English, StringComparison.Ordinal);
        Assert.Contains(japanese, fault.Saying.Japanese, StringComparison.Ordinal);
        Assert.DoesNotMatch("[Ww]hile|expected|found", fault.Saying.Japanese);
    }

    [Theory]
    [InlineData("min: 100, max: 50", "text/letters", "no document could pass", "どの文書も通りません", "")]
    [InlineData("min: 100, max: 100, max-exclusive: yes", "text/letters", "no document could pass", "どの文書も通りません", "")]
    [InlineData("min: 20", "ja/hiragana-share", "`min` is `20`, expected a share from 0 to 1", "0〜1 の割合", "20 per cent is `0.2`")]
    [InlineData("max: -1", "ja/hiragana-share", "`max` is `-1`, expected a share from 0 to 1", "0〜1 の割合", "")]
    [InlineData("min: ４００", "text/letters", "`min` is `４００`, expected a number", "数を書いてください", "write `400`")]
    [InlineData("min: '1,000'", "text/letters", "`min` is `1,000`, expected a number", "数を書いてください", "write `1000`")]
    [InlineData("min: 20%", "ja/hiragana-share", "`min` is `20%`, expected a number", "数を書いてください", "write `0.2`")]
    [InlineData("min: ２．５％", "ja/hiragana-share", "`min` is `２．５％`, expected a number", "数を書いてください", "write `0.025`")]
    [InlineData("min: many", "text/letters", "`min` is `many`, expected a number", "数を書いてください", "")]
    public void Limits_that_cannot_be_meant_are_told_with_what_is_meant(string limits, string measure, string english, string japanese, string hint)
    {
        TsumugiException problem = Assert.Single(Problems($"{Head}rules:\n  - {{id: a, measure: {measure}, {limits}, because: me}}\n"));
        Assert.Equal("TSU2004", problem.Code);
        Assert.StartsWith("p.yaml:6:", problem.Place, StringComparison.Ordinal);
        Assert.Contains(english, problem.Saying.English, StringComparison.Ordinal);
        Assert.Contains(japanese, problem.Saying.Japanese, StringComparison.Ordinal);
        Assert.Equal(hint, problem.Hint.English ?? "");
    }

    [Theory]
    [InlineData("min: 5, max: 5", "text/letters")]
    [InlineData("min: 0, max: 1", "ja/hiragana-share")]
    [InlineData("min: 1, max: 1", "ja/hiragana-share")]
    [InlineData("min: 20", "text/letters")]
    [InlineData("max: 2", "ja/hiragana-share")] // so published by Uzushio; it drops nothing
    [InlineData("min: -1", "ja/hiragana-share")]
    public void Limits_with_room_are_taken(string limits, string measure) =>
        Assert.Single(Read($"{Head}rules:\n  - {{id: a, measure: {measure}, {limits}, because: me}}\n").Rules);

    [Fact]
    public void A_limit_that_crosses_the_other_one_is_told_also_in_an_override()
    {
        Preset preset = Read(Head + "rules:\n  - {id: a, measure: text/letters, min: 100, max: 200, because: me}\n");
        ProblemsException crossed = Assert.Throws<ProblemsException>(() => RuleChanges.Apply(preset, ["rules.a.min=300"], [RuleSettings.Card]));
        Assert.Equal(("TSU2004", "--set"), (crossed.Problems[0].Code, crossed.Problems[0].Place));
        Assert.Equal(300, RuleChanges.Apply(preset, ["rules.a.min=300", "rules.a.max=400"], [RuleSettings.Card]).Rules[0].Min);
    }

    [Fact]
    public void What_stands_at_the_very_beginning_is_a_place_in_the_file()
    {
        TsumugiException[] problems = Problems("nam: t\nsummary: T.\nsummary-ja: て。\nsource: me\n");
        Assert.All(problems, problem => Assert.Equal("p.yaml:1:1", problem.Place));
        Assert.Equal(["TSU2001", "TSU2002", "TSU2002"], problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "the file is empty", "中身がありません")]
    [InlineData("# 何もない\n", "the file is empty", "中身がありません")]
    [InlineData("- a\n", "`name:` and `rules:`", "`rules:`")]
    [InlineData("name: a\n---\nname: b\n", "several documents", "複数の文書")]
    public void Files_without_a_mapping_say_what_belongs_there(string yaml, string english, string japanese)
    {
        TsumugiException fault = Assert.Throws<TsumugiException>(() => Read(yaml));
        Assert.Contains(english, fault.Saying.English, StringComparison.Ordinal);
        Assert.Contains(japanese, fault.Saying.Japanese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: a\nsummary: 日本\u0083\n", new byte[] { 0x8B, 0x4B }, ":3:1", "0x8B")] // Shift_JIS
    [InlineData("", new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, ":1:1", "0xFF")] // UTF-16 with its mark
    [InlineData("a: あ", new byte[] { 0x00 }, ":1:5", "0x00")]
    [InlineData("a: あ", new byte[] { 0xE3, 0x81 }, ":1:5", "0xE3")] // cut in the middle of a letter
    public void Other_encodings_are_refused_with_the_place_of_the_first_byte(string before, byte[] bytes, string place, string found)
    {
        string path = _folder.Write("p.yaml", [.. Encoding.UTF8.GetBytes(before), .. bytes]);
        TsumugiException fault = Assert.Throws<TsumugiException>(() => TextFile.Read(path));
        Assert.Equal(("TSU2000", path + place), (fault.Code, fault.Place));
        Assert.Contains(found, fault.Saying.English, StringComparison.Ordinal);
        Assert.Contains(found, fault.Saying.Japanese, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_of_utf_8_is_no_part_of_the_text() => Assert.Equal("名: 1\n", TextFile.Read(_folder.Write("p.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("名: 1\n")])));

    [Fact]
    public void A_circle_of_presets_closes_on_a_line_and_an_unknown_one_has_a_neighbour()
    {
        string yaml = "name: t\nextends: swalow-v1\nsummary: T.\nsummary-ja: て。\nsource: me\nrules: []\n";
        TsumugiException circle = Assert.Throws<TsumugiException>(() => PresetReader.Read(yaml, "p.yaml", Measures, _ => throw new TsumugiException("TSU2015", ExitCode.Usage, "", new Phrase("a → b → a", "a → b → a"))));
        Assert.Equal("p.yaml:2:10", circle.Place);
        TsumugiException unknown = Assert.Throws<ProblemsException>(() => PresetReader.Read(yaml, "p.yaml", Measures, _ => null, ["swallow-v1", "c4-ja"])).Problems[0];
        Assert.StartsWith("did you mean `swallow-v1`?", unknown.Hint.English, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Preset Read(string yaml) => PresetReader.Read(yaml, "p.yaml", Measures, _ => null);

    private static TsumugiException[] Problems(string yaml) => [.. Assert.Throws<ProblemsException>(() => Read(yaml)).Problems];
}
