namespace Tsumugi.EndToEnd;

/// <summary>What `whatif` and `compare` tell people, word by word, in both languages.</summary>
/// <remarks>A wanted change: run the tests once with <c>TSUMUGI_ACCEPT=1</c>, then review the difference like code.</remarks>
public sealed class TrialWordsTests(WhatIfTests.BuiltChains built) : IClassFixture<WhatIfTests.BuiltChains>
{
    private readonly WhatIfTests.BuiltChains _built = built;

    [Theory]
    [InlineData("en", "en_US.UTF-8")]
    [InlineData("ja", "ja_JP.UTF-8")]
    public void Predictions_are_told_in_both_languages(string name, string language)
    {
        Matches($"whatif.{name}.txt", Told(language, 0, "whatif", _built.Output, "--set", _built.Limit("rules.chars.min=@50"), "--set", "rules.digits.max=0", "--samples", "2"));
        string preset = _built.Space.Write("hosts.yaml", "name: hosts\nsummary: Hosts.\nsummary-ja: ホスト。\nsource: tests\nrules:\n  - {id: chars, measure: text/letters, min: 100, max: 100000, because: tests}\nblocked-hosts: {suffixes: [b.example.jp], because: tests}\n");
        Matches($"whatif-preset.{name}.txt", Told(language, 0, "whatif", _built.Output, "--preset", preset));
        Matches($"whatif-same.{name}.txt", Told(language, 0, "whatif", _built.Output, "--set", "rules.chars.min=100"));
    }

    [Theory]
    [InlineData("en", "en_US.UTF-8")]
    [InlineData("ja", "ja_JP.UTF-8")]
    public void Comparisons_are_told_in_both_languages(string name, string language)
    {
        string decided = _built.Space.At("told-" + name + "/shorter");
        ProgramRun.Of("decide", _built.Output, "--set", _built.Limit("rules.chars.min=@30"), "--out", decided).Expect(0);
        Matches($"compare.{name}.txt", Told(language, 1, "compare", _built.Output, decided));
        string preset = _built.Space.Write("few.yaml", "name: few\nsummary: Few.\nsummary-ja: 少し。\nsource: tests\nrules:\n  - {id: digits, measure: script/digit-share, max: 0.001, because: tests}\n");
        Matches($"compare-presets.{name}.txt", Told(language, 1, "compare", _built.Output, "--presets", "run," + preset));
    }

    private static string Told(string language, int exitCode, params string[] args) => ProgramRun.Of(new ProgramSettings { Language = language }, args).Expect(exitCode).Out;

    private static void Matches(string name, string told)
    {
        string path = Path.Combine(ProgramRun.Root, "tests", "data", "trials", name);
        if (Environment.GetEnvironmentVariable("TSUMUGI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, told);
        }

        Assert.Equal(File.ReadAllText(path), told);
    }
}
